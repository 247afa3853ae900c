#pragma once

#include <string_view>

namespace dateline::html {

// Names of <meta> elements that hold a date, in small letters, the surest first.

// Of the date of publication.
inline constexpr std::string_view kPublishedKeys[] = {"article:published_time",
                                                      "og:article:published_time",
                                                      "og:published_time",
                                                      "datepublished",
                                                      "rnews:datepublished",
                                                      "article:published",
                                                      "article.published",
                                                      "publication_date",
                                                      "publish_date",
                                                      "publishdate",
                                                      "publish-date",
                                                      "publicationdate",
                                                      "date_published",
                                                      "parsely-pub-date",
                                                      "sailthru.date",
                                                      "cxenseparse:recs:publishtime",
                                                      "article:post_date",
                                                      "originalpublicationdate",
                                                      "article_date_original",
                                                      "dc.date.issued",
                                                      "dcterms.issued",
                                                      "dcterms.created",
                                                      "dc.date.created",
                                                      "dcterms.date",
                                                      "dc.date",
                                                      "dc:date",
                                                      "dc.issued",
                                                      "dc.created",
                                                      "pubdate",
                                                      "pub_date",
                                                      "pdate",
                                                      "published_at",
                                                      "published",
                                                      "published-date",
                                                      "citation_publication_date",
                                                      "citation_date",
                                                      "citation_online_date",
                                                      "bt:pubdate",
                                                      "ptime",
                                                      "prism.publicationdate",
                                                      "shareaholic:article_published_time",
                                                      "vr:published_time",
                                                      "eomportal-publishdate",
                                                      "date.release",
                                                      "release_date",
                                                      "displaydate",
                                                      "iso-8601-publish-date",
                                                      "article.created",
                                                      "article:created_time",
                                                      "created",
                                                      "datecreated",
                                                      "date-creation-yyyymmdd",
                                                      "creation_date",
                                                      "og:pubdate",
                                                      "og:publish_date",
                                                      "og:datepublished",
                                                      "article_date",
                                                      "analyticsattributes.articledate",
                                                      "video:release_date"};

// Of some date of the page: often that of its last change.
inline constexpr std::string_view kPlainDateKeys[] = {"date", "time", "timestamp", "gentime"};

// Of the last change.
inline constexpr std::string_view kModifiedKeys[] = {"article:modified_time",
                                                     "og:updated_time",
                                                     "og:modified_time",
                                                     "datemodified",
                                                     "dcterms.modified",
                                                     "dc.date.modified",
                                                     "lastmod",
                                                     "last-modified",
                                                     "modified",
                                                     "lastmodified",
                                                     "revised",
                                                     "updated_time",
                                                     "moddate",
                                                     "modificationdate"};

// What stands before a date of publication in the data of scripts.
inline constexpr std::string_view kScriptKeys[] = {
    "\"datePublished\":\"", "\"datePublished\": \"",  "\"publishedAt\":\"", "\"published_at\":\"",
    "\"publishDate\":\"",   "\"publicationDate\":\"", "\"pubDate\":\"",     "\"publish_date\":\""};

}  // namespace dateline::html

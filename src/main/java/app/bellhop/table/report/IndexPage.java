package app.bellhop.table.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A prefix as a web page: its objects with their sizes, times and links. */
public final class IndexPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * One line.
     *
     * @param size in bytes; -1 for a prefix
     * @param modified null for a prefix
     * @param address where the link goes; empty for no link
     */
    public record Entry(String name, long size, @Nullable Instant modified, String address) {}

    private IndexPage() {}

    /** A time for readers who may be anywhere: to the minute, in UTC. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /**
     * Writes the page. Blocks.
     *
     * @param ends when the links end; null where they do not
     */
    public static void write(Writer html, String title, List<Entry> entries, @Nullable Instant ends)
            throws IOException {
        html.append(Html.begin(title));
        if (ends != null) {
            html.append("<p>The links work until ").append(time(ends)).append(".</p>\n");
        }
        if (entries.stream()
                .anyMatch(entry -> entry.size() >= 0 && entry.address().isEmpty())) {
            html.append("<p>Names with . or .. between slashes have no link: browsers rewrite such addresses.</p>\n");
        }
        html.append(
                "<div class=\"table\"><table>\n<thead><tr><th scope=\"col\" tabindex=\"0\" data-sort=\"text\">Name</th>"
                        + "<th scope=\"col\" tabindex=\"0\" data-sort=\"number\" class=\"num\">Size</th>"
                        + "<th scope=\"col\" tabindex=\"0\" data-sort=\"text\">Modified</th></tr></thead>\n<tbody>\n");
        for (Entry entry : entries) {
            html.append("<tr><td>")
                    .append(
                            entry.address().isEmpty()
                                    ? Html.text(entry.name())
                                    : Html.link(entry.address(), entry.name()))
                    .append("</td><td class=\"num\" data-value=\"")
                    .append(entry.size() < 0 ? "" : String.valueOf(entry.size()))
                    .append("\">")
                    .append(entry.size() < 0 ? "" : size(entry.size()))
                    .append("</td><td>")
                    .append(entry.modified() == null ? "" : time(entry.modified()))
                    .append("</td></tr>\n");
        }
        html.append("</tbody>\n</table></div>\n").append(Html.end(Html.count(entries.size(), "entry", "entries")));
    }

    private static String size(long bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ENGLISH, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}

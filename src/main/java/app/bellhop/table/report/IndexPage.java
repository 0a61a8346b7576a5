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
    public static void write(Writer html, String title, List<Entry> entries, @Nullable Instant ends, PageWords words)
            throws IOException {
        html.append(Html.begin(title, words.language(), ""));
        if (ends != null) {
            html.append(paragraph(words.linksEnd(time(ends))));
        }
        if (entries.stream()
                .anyMatch(entry -> entry.size() >= 0 && entry.address().isEmpty())) {
            html.append(paragraph(words.unlinked()));
        }
        html.append("<div class=\"table\"><table>\n<thead><tr>")
                .append(header("text\"", words.nameColumn()))
                .append(header("number\" class=\"num\"", words.sizeColumn()))
                .append(header("text\"", words.modifiedColumn()))
                .append(header("text\"", words.linkColumn()))
                .append("</tr></thead>\n<tbody>\n");
        for (Entry entry : entries) {
            html.append("<tr><td>")
                    .append(
                            entry.address().isEmpty()
                                    ? Html.text(entry.name())
                                    : Html.link(entry.address(), entry.name()))
                    .append("</td><td class=\"num\" data-value=\"")
                    .append(entry.size() < 0 ? "" : String.valueOf(entry.size()))
                    .append("\">")
                    .append(entry.size() < 0 ? "" : words.size(entry.size()))
                    .append("</td><td>")
                    .append(entry.modified() == null ? "" : time(entry.modified()))
                    .append("</td><td>")
                    .append(entry.address().isEmpty() ? "" : Html.link(entry.address(), words.open()))
                    .append("</td></tr>\n");
        }
        html.append("</tbody>\n</table></div>\n").append(Html.end(words.entries(entries.size())));
    }

    private static String paragraph(String text) {
        return "<p>" + Html.text(text) + "</p>\n";
    }

    private static String header(String sort, String text) {
        return "<th scope=\"col\" tabindex=\"0\" data-sort=\"" + sort + ">" + Html.text(text) + "</th>";
    }
}

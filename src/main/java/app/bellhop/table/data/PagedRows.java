package app.bellhop.table.data;

import java.util.Iterator;
import java.util.List;

/** Fills a table with rows that come page by page. */
public final class PagedRows {

    /**
     * Some rows.
     *
     * @param names of the columns, the same on each page
     * @param rows their cells
     */
    public record Page(List<String> names, List<List<String>> rows) {}

    private PagedRows() {}

    /**
     * Takes pages until there are none.
     *
     * @param source where the rows come from
     * @return false if there wasn't enough memory for all rows
     */
    public static boolean fill(DataTable into, String source, Iterator<Page> pages) {
        try {
            return add(into, source, pages);
        } finally {
            into.finish();
            MixedNumbers.tell(into);
        }
    }

    private static boolean add(DataTable into, String source, Iterator<Page> pages) {
        int place = into.addSource(source);
        int layout = -1;
        while (pages.hasNext()) {
            Page page = pages.next();
            layout = layout < 0 ? into.layout(TableExtract.distinct(page.names())) : layout;
            if (place < 0 || layout < 0) {
                return false;
            }
            for (List<String> row : page.rows()) {
                if (!into.add(place, layout, row)) {
                    return false;
                }
            }
        }
        return true;
    }
}

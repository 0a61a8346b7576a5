package app.bellhop.work.athena;

import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.athena.ResultRows;
import app.bellhop.table.data.PagedRows;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The rows of a query that Athena keeps. Asks for each page when it is needed (GetQueryResults), and waits: in the background. */
public final class KeptPages implements Iterator<PagedRows.Page> {

    private final Athena athena;
    private final String query;
    private final BooleanSupplier stopped;
    private String next = "";
    private boolean more = true;

    /**
     * @param query its ID
     * @param stopped whether no more pages are wanted
     */
    public KeptPages(Athena athena, String query, BooleanSupplier stopped) {
        this.athena = athena;
        this.query = query;
        this.stopped = stopped;
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public PagedRows.Page next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
        ResultRows page = athena.results(query, next).join();
        next = page.next();
        more = !next.isEmpty();
        return new PagedRows.Page(page.columns(), page.rows());
    }
}

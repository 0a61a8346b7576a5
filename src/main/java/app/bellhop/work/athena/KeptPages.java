package app.bellhop.work.athena;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.athena.ResultRows;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.table.data.PagedRows;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The rows of a query that Athena keeps. Requests each page when it is needed (GetQueryResults) and blocks meanwhile. */
public final class KeptPages implements Iterator<PagedRows.Page> {

    private final Athena athena;
    private final String query;
    private final BooleanSupplier stopped;
    private final Set<String> named = new HashSet<>();
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
        if (!named.add(page.next())) {
            throw CloudException.because(
                    ErrorKind.NETWORK, Operation.GetQueryResults.api, query, AnswerProblem.SAME_PAGE);
        }
        next = page.next();
        more = !next.isEmpty();
        return new PagedRows.Page(page.columns(), page.rows());
    }
}

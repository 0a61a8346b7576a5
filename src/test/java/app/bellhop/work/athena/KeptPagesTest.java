package app.bellhop.work.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.athena.ResultRows;
import app.bellhop.fake.athena.FakeAthena;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.PagedRows;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.table.types.ColumnType;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KeptPagesTest {

    private final FakeAthena athena = new FakeAthena();

    @Test
    void pagesComeOneByOne() {
        athena.kept = new ResultRows(List.of("a"), List.of(List.of("1"), List.of("2")), "");
        KeptPages pages = new KeptPages(athena, "q1", () -> false);
        assertEquals(List.of(List.of("1")), pages.next().rows());
        assertEquals(List.of(List.of("2")), pages.next().rows());
        assertFalse(pages.hasNext());
    }

    @Test
    void aPageThatNamesItselfAsTheNextEndsThem() {
        athena.kept = new ResultRows(List.of("a"), List.of(List.of("1")), "0");
        KeptPages pages = new KeptPages(athena, "q1", () -> false);
        pages.next();
        CloudException e = assertThrows(CloudException.class, () -> pages.next());
        assertEquals(Reason.of(AnswerProblem.SAME_PAGE), e.failure().detail());
    }

    @Test
    void noMoreIsRequestedOnceStopped() {
        athena.kept = new ResultRows(List.of("a"), List.of(List.of("1"), List.of("2")), "");
        AtomicBoolean stopped = new AtomicBoolean();
        KeptPages pages = new KeptPages(athena, "q1", stopped::get);
        pages.next();
        stopped.set(true);
        assertThrows(CancellationException.class, pages::next);
        assertEquals(List.of("results q1 "), athena.calls);
    }

    @Test
    void rowsAreSortedAsWhatTheyAre() {
        athena.kept = new ResultRows(List.of("n"), List.of(List.of("9"), List.of("10")), "");
        DataTable table = new DataTable(TableMemoryBudget.ofProgram());
        PagedRows.fill(table, "q1", new KeptPages(athena, "q1", () -> false));
        assertEquals(ColumnType.INTEGER, table.type(0));
    }
}

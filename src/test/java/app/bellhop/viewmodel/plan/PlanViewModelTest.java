package app.bellhop.viewmodel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.fake.TestContext;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans whose window is closed. */
class PlanViewModelTest {

    @Test
    void whatWasStoppedByClosingTheWindowIsTold(@TempDir Path folder) {
        TestContext test = new TestContext(folder);
        List<PlanItem> items = List.of(
                PlanItem.toDo("Delete", "a", "", 0, () -> CompletableFuture.completedFuture(null)),
                PlanItem.toDo("Delete", "b", "", 0, CompletableFuture::new),
                PlanItem.toDo("Delete", "c", "", 1, CompletableFuture::new));
        PlanViewModel plan =
                new PlanViewModel(new Plan("Cleaning", "", items, "Delete", true, 0), test.context, () -> {});
        plan.start();
        plan.close();
        assertEquals("Cleaning stopped: 2 Pending · 1 Done", test.notice());
        test.context.notice().set("");
        PlanViewModel other =
                new PlanViewModel(new Plan("Cleaning", "", items, "Delete", true, 0), test.context, () -> {});
        other.close();
        assertEquals("", test.notice(), "nothing had begun");
    }
}

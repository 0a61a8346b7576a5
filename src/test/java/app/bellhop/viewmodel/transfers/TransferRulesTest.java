package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeScheduler;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.PlanningSettings;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.TransferJob.Direction;
import app.bellhop.transfer.plan.Conflict;
import app.bellhop.transfer.plan.Conflict.Side;
import app.bellhop.transfer.plan.ConflictAnswer;
import app.bellhop.viewmodel.form.Choices;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferRulesTest {

    @TempDir
    Path folder;

    private final FakeScheduler clock = new FakeScheduler();
    private TestContext test;
    private TransferRules rules;

    @BeforeEach
    void open() {
        test = new TestContext(folder);
        rules = new TransferRules(test.context, clock);
    }

    private Conflict conflict() {
        TransferJob job = TransferJob.upload(folder.resolve("a.txt"), new S3Location("b", "in/a.txt"), 5, false);
        return new Conflict(
                job, new Side("/home/ada/a.txt", 5, Instant.EPOCH, null), new Side("s3://b/in/a.txt", -1, null, null));
    }

    @Test
    void theQuestionShowsBothSidesAndItsAnswerIsPassedOn() {
        test.dialogs.pick("conflictSkip", true);
        assertEquals(
                Optional.of(new ConflictAnswer(IfExists.SKIP, true)),
                rules.ask(conflict()).join());
        Choices<?> asked = test.dialogs.chosenFrom.get(0);
        assertEquals("conflictDialog", asked.id());
        assertEquals("5 B", asked.compared().get(0).details().get(0));
        assertEquals(
                List.of("Size unknown", "Date unknown"), asked.compared().get(1).details());
    }

    /** Else the second click of a double click replaces a file that nobody was asked about. */
    @Test
    void noQuestionOpensUnderTheSecondClickOfADoubleClick() {
        test.dialogs.pick("conflictReplace", false);
        rules.ask(conflict()).join();
        CompletableFuture<?> second = rules.ask(conflict());
        assertEquals(1, test.dialogs.chosenFrom.size());
        clock.pass(1_000);
        assertEquals(2, test.dialogs.chosenFrom.size());
        assertTrue(second.isDone());
        clock.pass(1_000);
        rules.ask(conflict());
        assertEquals(3, test.dialogs.chosenFrom.size(), "and nobody waits who takes his time");
    }

    @Test
    void cancellingIsNoAnswer() {
        assertEquals(Optional.empty(), rules.ask(conflict()).join());
    }

    @Test
    void theUserIsAskedUntilTheSettingsSayOtherwise() {
        assertEquals(IfExists.ASK, rules.ifExists(Direction.UPLOAD));
        test.dialogs.answer(
                Map.of("uploadIfExists", "Keep both", "downloadIfExists", "Skip", "excludedNames", "*.tmp"));
        rules.commands().get(0).run();
        assertEquals(IfExists.KEEP_BOTH, rules.ifExists(Direction.UPLOAD));
        assertEquals(IfExists.SKIP, rules.ifExists(Direction.DOWNLOAD));
        assertTrue(rules.excluded().match("a.tmp"));
        assertFalse(rules.excluded().match(".DS_Store"));
    }

    @Test
    void whatSystemsLeaveInFoldersIsExcludedAtFirst() {
        assertTrue(rules.excluded().match(".DS_Store"));
        assertTrue(rules.excluded().match("thumbs.db"));
        assertTrue(rules.excluded().match("desktop.ini"));
        assertFalse(rules.excluded().match("report.csv"));
    }

    @Test
    void aSettingOfANewerVersionAsks() {
        test.context.settings().update(p -> p.withPlanning(new PlanningSettings("MERGE", "ASK", "")));
        assertEquals(IfExists.ASK, rules.ifExists(Direction.UPLOAD));
        assertFalse(rules.excluded().match("anything"));
    }
}

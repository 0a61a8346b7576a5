package app.bellhop.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.JsonProblem;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.SecretProblem;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.check.CheckFact;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.cloud.metrics.TopicUsage;
import app.bellhop.cloud.metrics.UsagePeriod;
import app.bellhop.cloud.policy.PolicyProblem;
import app.bellhop.cloud.policy.PolicyTemplate;
import app.bellhop.cloud.policy.ReadVerdict;
import app.bellhop.cloud.policy.UseCase;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.Shortfall;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.download.DownloadProblem;
import app.bellhop.cloud.s3.place.PlaceProblem;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.ObjectLock;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.cloud.sns.FilterPolicyProblem;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.services.StorageService;
import app.bellhop.table.RowProblem;
import app.bellhop.table.TableProblem;
import app.bellhop.table.data.Collation;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.Grouping;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import app.bellhop.transfer.job.ConnectionClosed;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.local.LocalProblem;
import app.bellhop.transfer.plan.TransferProblem;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.objects.Resolution;
import app.bellhop.viewmodel.publish.RecipientsViewModel;
import app.bellhop.viewmodel.sharing.Grantee;
import app.bellhop.viewmodel.subscriptions.FilterPolicyViewModel;
import app.bellhop.viewmodel.tables.FormatChoice;
import app.bellhop.work.WorkProblem;
import app.bellhop.work.alerts.AlertRule;
import app.bellhop.work.contacts.Rejected;
import app.bellhop.work.contacts.TopicNameReason;
import app.bellhop.work.objects.OpenRisk;
import app.bellhop.work.pages.PageLink;
import app.bellhop.work.plan.PlanItem;
import app.bellhop.work.preview.Preview;
import app.bellhop.work.sync.SyncComparison;
import app.bellhop.work.sync.SyncDirection;
import app.bellhop.work.sync.SyncState;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that is asked for exists, and every text that exists is asked for. */
class TextsTest {

    private static final Pattern TABLE = Pattern.compile("<TableView fx:id=\"(\\w+)\"");

    private static final Pattern TABLE_WITH_PLACEHOLDER =
            Pattern.compile("<TableView fx:id=\"(\\w+)\"[^>]*[^/]>(?:(?!</TableView>)[\\s\\S])*<placeholder>");

    private static final Pattern PLACEHOLDER_SET =
            Pattern.compile("(?:Columns\\.status\\()?(\\w+)(?:\\.setPlaceholder\\(|, \\w+, model\\.status)");

    private static final Pattern IN_JAVA = Pattern.compile("\"([a-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)+)\"");
    private static final Pattern ASKED = Pattern.compile("Texts\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern DECIDED = Pattern.compile(
            "((?:equals|equalsIgnoreCase|contains|containsKey|put|startsWith)\\(\\s*Texts\\s*\\.\\s*(?:get|of)\\("
                    + "|Texts\\s*\\.(?:get|of)\\([^()]*\\)\\s*\\.(?:equals|equalsIgnoreCase|startsWith|contains|matches)\\()");
    private static final Pattern IN_FXML = Pattern.compile("\"%([A-Za-z0-9.]+)\"");

    /** Their constants have texts of their own, under {@code Type.CONSTANT}. */
    private static final List<Class<? extends Enum<?>>> WITH_TEXTS = List.of(
            BucketSection.class,
            Preview.Kind.class,
            PresignedUrl.Limit.class,
            ReadVerdict.Audience.class,
            ReadVerdict.Finding.class,
            ReadVerdict.Origin.class,
            PolicyTemplate.class,
            Subscription.State.class,
            PlanItem.State.class,
            SyncDirection.class,
            SyncComparison.class,
            SyncState.class,
            PageLink.class,
            Resolution.class,
            Grantee.class,
            FilterPolicyViewModel.Verdict.class,
            RecipientsViewModel.Outcome.class,
            AlertRule.AggregateFunction.class,
            AlertRule.Comparison.class,
            Rejected.Reason.class,
            TopicNameReason.class,
            RowProblem.Reason.class,
            ColumnFilter.Condition.class,
            Grouping.Figure.class,
            Collation.class,
            ColumnType.class,
            DateOrder.class,
            FormatChoice.class,
            Detail.LocalFile.Fault.class,
            Detail.Untrusted.Why.class,
            PlaceProblem.class,
            AnswerProblem.class,
            ConnectionProblem.class,
            ChangeKind.class,
            SecretProblem.class,
            SecretStorage.class,
            CheckFact.class,
            CheckResult.State.class,
            CheckStep.class,
            ConnectionLook.Color.class,
            ServerOptions.Addressing.class,
            StorageService.Feature.class,
            ServerOptions.Checksums.class,
            CredentialProblem.class,
            ServiceProblem.class,
            LocalProblem.class,
            TransferProblem.class,
            ConnectionClosed.class,
            IfExists.class,
            Encryption.Kind.class,
            ObjectLock.Mode.class,
            Shortfall.class,
            ObjectProblem.class,
            DownloadProblem.class,
            UploadProblem.class,
            WorkProblem.class,
            OpenRisk.class,
            TableProblem.class,
            JsonProblem.class,
            PolicyProblem.class,
            UseCase.class,
            UsagePeriod.class,
            TopicUsage.Metric.class,
            FilterPolicyProblem.class);

    private static Set<String> constants() {
        Set<String> keys = new TreeSet<>();
        for (Class<? extends Enum<?>> type : WITH_TEXTS) {
            for (Enum<?> constant : type.getEnumConstants()) {
                keys.add(type.getSimpleName() + "." + constant.name());
            }
        }
        return keys;
    }

    /** Every command has a label under {@code command.<id>}; a window's default button is called after what it does. */
    private static Set<String> labels() {
        return Stream.of(CommandIds.class.getFields())
                .map(TextsTest::id)
                .filter(id -> !id.equals(CommandIds.DIALOG_OK))
                .map(id -> "command." + id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        Set<String> asked = found("src/main/java", ASKED);
        asked.addAll(found("src/main/resources", IN_FXML));
        asked.addAll(constants());
        asked.addAll(labels());
        asked.removeAll(Texts.bundle().keySet());
        assertEquals(Set.of(), asked);
    }

    @Test
    void everyTextIsAskedFor() throws IOException {
        Set<String> unused = new TreeSet<>(Texts.bundle().keySet());
        unused.removeAll(constants());
        unused.removeAll(labels());
        unused.removeAll(found("src/main/java", IN_JAVA));
        unused.removeAll(found("src/main/resources", IN_FXML));
        assertEquals(Set.of(), unused);
    }

    /** Values are compared, not what they are called in the user's language. */
    @Test
    void nothingIsDecidedByATextOnScreen() throws IOException {
        assertEquals(Set.of(), found("src/main/java", DECIDED));
    }

    /** Otherwise JavaFX says "No content in table" itself. */
    @Test
    void everyEmptyTableHasWordsOfItsOwn() throws IOException {
        Set<String> tables = found("src/main/resources", TABLE);
        tables.removeAll(found("src/main/resources", TABLE_WITH_PLACEHOLDER));
        tables.removeAll(found("src/main/java", PLACEHOLDER_SET));
        assertEquals(Set.of(), tables);
    }

    @Test
    void everyPatternIsWellFormed() {
        for (String key : Texts.bundle().keySet()) {
            String text = Texts.bundle().getString(key);
            // In a pattern a straight apostrophe starts a quotation and vanishes.
            assertFalse(text.contains("'"), key);
            new MessageFormat(text);
        }
    }

    private static Set<String> found(String root, Pattern pattern) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().matches(".*\\.(java|fxml)"))::iterator) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    all.add(matcher.group(1));
                }
            }
        }
        return all;
    }
}

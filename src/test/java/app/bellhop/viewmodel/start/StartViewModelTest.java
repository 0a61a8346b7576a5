package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeSns;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.command.CommandIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StartViewModelTest extends StartTestBase {

    private static final Connection PROFILE = Connection.ofProfile("dev", "eu-west-1", null, null);

    /** What the list shows: headings in brackets. */
    private List<String> rows() {
        return model.connections().stream()
                .map(row -> (row.heading().isEmpty() ? "" : "[" + row.heading() + "] ") + row.name())
                .toList();
    }

    @Test
    void whatOfTheAwsFilesCannotBeReadIsSaidBesideWhatCan() {
        Reason problem = Reason.of(ConnectionProblem.AWS_FILE_LINE, "/home/me/.aws/config", 1234);
        connector.problems.addAll(List.of(problem, problem));
        model.reload();
        assertEquals(1, model.connections().size());
        String sentence = "/home/me/.aws/config, line 1234: not a profile or a property. The line is ignored.";
        assertEquals(sentence + "\n" + sentence, model.problems().get());
    }

    @Test
    void connectionsAreListedByGroup() {
        connector.found.add(PROFILE);
        save("b", null);
        save("z", "test");
        save("a", "Production");
        save("c", "test");
        assertEquals(
                List.of("Demo", "[Production] a", "[test] z", "c", "[Saved connections] b", "[AWS profiles] dev"),
                rows());
        model.search().set("TEST");
        assertEquals(List.of("[test] z", "c"), rows());
        model.search().set("nowhere");
        assertEquals(List.of(), rows());
    }

    @Test
    void searchIsOfferedForManyConnections() {
        assertFalse(model.searchable().get());
        for (int i = 0; i < 8; i++) {
            save("c" + i, null);
        }
        assertTrue(model.searchable().get());
    }

    @Test
    void whoHasNoneYetIsToldWhatToDo() {
        assertTrue(model.nothingOwn().get());
        save("a", null);
        assertFalse(model.nothingOwn().get());
    }

    @Test
    void newConnectionIsSavedAndOpened() {
        test.dialogs.answer(Map.of("name", "Office", "accessKeyId", "key", "secretAccessKey", "secret"));
        run(CommandIds.NEW_CONNECTION);
        Connection made = connector.opened.get(0);
        assertEquals("Office", made.name());
        assertEquals(ConnectionSecrets.ofKey("secret"), connector.secrets.get(made.id()));
        assertEquals("Office", model.preferred().name());
    }

    @Test
    void editedConnectionKeepsItsIdItsPlaceAndItsSecret() {
        save("a", "G");
        save("b", "G");
        choose("a");
        test.dialogs.answer(Map.of("name", "zebra", "endpoint", "https://s3.example.com", "color", "Blue"));
        run(CommandIds.EDIT_CONNECTION);
        assertEquals("Edit a", test.dialogs.last().title());
        assertEquals(List.of("Demo", "[G] zebra", "b"), rows());
        assertEquals("https://s3.example.com", row("zebra").description());
        assertEquals("blue", row("zebra").color());
        assertEquals("secret of a", connector.secrets.get("id-a").secretAccessKey());
        assertEquals("zebra", model.preferred().name());
        assertEquals(List.of(), connector.opened, "editing opens nothing");
    }

    @Test
    void cancelledEditChangesNothing() {
        save("a", null);
        Connection before = connector.saved.get("id-a");
        choose("a");
        run(CommandIds.EDIT_CONNECTION);
        assertEquals(before, connector.saved.get("id-a"));
    }

    @Test
    void profilesCannotBeEditedButDuplicatedWithTheirCredentials() {
        connector.found.add(PROFILE);
        model.reload();
        choose("dev");
        assertFalse(enabled(CommandIds.EDIT_CONNECTION));
        assertFalse(enabled(CommandIds.FORGET_CONNECTION));
        assertTrue(row("dev").notEditable().startsWith("This connection comes from your AWS files."));
        test.dialogs.answer(Map.of("color", "Green", "defaultPlace", "s3://logs"));
        run(CommandIds.DUPLICATE_CONNECTION);
        Connection copy = row("dev (2)").connection();
        assertEquals(Connection.Source.PROFILE, copy.source());
        assertEquals("dev", copy.profile());
        assertEquals("s3://logs/", copy.look().defaultPlace());
        choose("dev (2)");
        assertTrue(enabled(CommandIds.EDIT_CONNECTION));
        assertEquals("", row("dev (2)").notEditable());
    }

    @Test
    void demoCanNeitherBeEditedNorDuplicated() {
        choose("Demo");
        assertFalse(enabled(CommandIds.EDIT_CONNECTION));
        assertFalse(enabled(CommandIds.DUPLICATE_CONNECTION));
        assertFalse(enabled(CommandIds.FORGET_CONNECTION));
        assertEquals("The demo is built in and can’t be changed.", row("Demo").notEditable());
    }

    @Test
    void duplicateHasAnIdAndNameOfItsOwnAndTheSameSecret() {
        save("a", null);
        save("a (2)", null);
        choose("a");
        test.dialogs.answer(Map.of());
        run(CommandIds.DUPLICATE_CONNECTION);
        Connection copy = row("a (3)").connection();
        assertNotEquals("id-a", copy.id());
        assertEquals("secret of a", connector.secrets.get(copy.id()).secretAccessKey());
    }

    @Test
    void connectionsToAwsAreToldApartByTheirRegion() {
        Connection aws = new Connection("i", "n", Connection.Source.SAVED, null, null, null, "eu-west-1", "k");
        assertEquals(
                "Amazon Web Services · eu-west-1",
                ConnectionRow.of(List.of(aws), "").get(0).description());
    }

    @Test
    void removingSaysWhatIsDeleted() {
        save("a", null);
        choose("a");
        run(CommandIds.FORGET_CONNECTION);
        assertEquals(List.of("Demo", "[Saved connections] a"), rows(), "not confirmed");
        assertEquals(
                List.of(
                        "Its settings and saved secrets will be deleted, and its unfinished transfers cancelled.",
                        "Nothing changes on the server."),
                test.dialogs.last().details());
        test.dialogs.answer(Map.of());
        run(CommandIds.FORGET_CONNECTION);
        assertEquals(List.of("Demo"), rows());
        assertEquals(Map.of(), connector.secrets);
    }

    @Test
    void removingSaysWhatStaysOnTheServer() {
        save("a", null);
        choose("a");
        connector.uploadsLeft = 2;
        run(CommandIds.FORGET_CONNECTION);
        assertEquals(
                "2 unfinished multipart uploads stay on the server, and the parts are billed."
                        + " To delete the parts, open the connection and cancel the transfers first.",
                test.dialogs.last().details().get(1));
    }

    @Test
    void exportedConnectionsComeBackBesideTheOthersWithoutSecrets() throws Exception {
        save("a", "G");
        Path file = folder.resolve("out.json");
        test.dialogs.answer(Map.of("dialog", file.toString()));
        run(CommandIds.EXPORT_CONNECTIONS);
        assertEquals("1 connection exported to " + file, test.notice());
        assertFalse(Files.readString(file).contains("secret of a"));

        test.dialogs.files.add(file);
        test.dialogs.answer(Map.of());
        run(CommandIds.IMPORT_CONNECTIONS);
        assertEquals("Import 1 connection from out.json?", test.dialogs.last().text());
        assertEquals(
                List.of(
                        "• a (2) · Amazon Web Services",
                        "Secrets aren’t included: edit each connection and enter its secret access key. Existing"
                                + " connections don’t change."),
                test.dialogs.last().details());
        assertEquals(List.of("Demo", "[G] a", "a (2)"), rows());
        assertEquals("secret of a", connector.secrets.get("id-a").secretAccessKey());
        assertNotEquals("id-a", row("a (2)").connection().id());
        assertEquals(
                ConnectionSecrets.NONE,
                connector.secrets.get(row("a (2)").connection().id()));
    }

    @Test
    void exportReplacesNoFileUnasked() throws Exception {
        save("a", null);
        Path file = Files.writeString(folder.resolve("out.json"), "mine");
        test.dialogs.answer(Map.of("dialog", file.toString()));
        run(CommandIds.EXPORT_CONNECTIONS);
        assertEquals(
                file + " already exists. It will be replaced.",
                test.dialogs.last().text());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void importOfAnotherFileIsRefusedAndNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "{}");
        test.dialogs.files.add(file);
        run(CommandIds.IMPORT_CONNECTIONS);
        assertTrue(test.error().contains("This isn’t a file with connections exported from Bellhop."), test.error());
        assertTrue(test.error().contains(file.toString()), test.error());
        assertEquals(List.of(), test.dialogs.asked);
    }

    @Test
    void secretStorageMovesWhatIsSavedUnderANewPassphrase() {
        test.dialogs.answer(Map.of("passphrase", "p", "passphraseAgain", "q"));
        run("secretStorage");
        assertEquals(List.of("The passphrases don’t match."), test.dialogs.problems);
        test.dialogs.answer(Map.of("passphrase", "p", "passphraseAgain", "p"));
        run("secretStorage");
        test.dialogs.answer(Map.of("secretStorage", "Don’t save", "passphrase", "ignored"));
        run("secretStorage");
        assertEquals(
                List.of(
                        new SecretPrompt.Choice(SecretStorage.PASSPHRASE_FILE, "p"),
                        new SecretPrompt.Choice(SecretStorage.THIS_RUN, "")),
                connector.moved);
        assertEquals("Secret storage changed: Don’t save", model.notice().get());
    }

    /** With the secret that was typed. */
    @Test
    void openingThatIsCancelledShowsNothingAndIsClosedWhenItWasToOpen() {
        choose("Demo");
        assertFalse(enabled(CommandIds.CANCEL_OPENING));
        run(CommandIds.OPEN_CONNECTION);
        assertFalse(enabled(CommandIds.OPEN_CONNECTION));
        run(CommandIds.CANCEL_OPENING);
        assertTrue(enabled(CommandIds.OPEN_CONNECTION));
        FakeObjectStore store = new FakeObjectStore();
        Connection demo = Connection.demo();
        connector.opening.complete(new Session(
                demo, new FakeS3(store).all(), new FakeSns().sns(), Optional.empty(), null, null, () -> {}));
        assertEquals(List.of(), shown);
        assertEquals(List.of(demo), connector.closed);
    }

    @Test
    void failureOfAnOpeningThatWasCancelledIsNotTold() {
        choose("Demo");
        run(CommandIds.OPEN_CONNECTION);
        run(CommandIds.CANCEL_OPENING);
        connector.opening.completeExceptionally(new IllegalStateException());
        assertEquals("", test.error());
    }

    @Test
    void connectionThatCouldNotBeSavedIsNotTypedAgain() {
        connector.failing = CloudException.of(new IllegalStateException("locked"));
        test.dialogs.answer(Map.of("name", "Office", "accessKeyId", "key", "secretAccessKey", "secret"));
        run(CommandIds.NEW_CONNECTION);
        assertEquals(List.of("Demo"), rows());
        connector.failing = null;
        test.context.errors().act();
        assertEquals(List.of("Demo", "[Saved connections] Office"), rows());
        assertEquals(
                ConnectionSecrets.ofKey("secret"),
                connector.secrets.get(row("Office").connection().id()));
    }

    @Test
    void whatWasImportedBeforeAFailureIsListed() throws Exception {
        save("a", null);
        save("b", null);
        Path file = folder.resolve("out.json");
        test.dialogs.answer(Map.of("dialog", file.toString()));
        run(CommandIds.EXPORT_CONNECTIONS);
        test.dialogs.files.add(file);
        test.dialogs.answer(Map.of());
        connector.room = 1;
        run(CommandIds.IMPORT_CONNECTIONS);
        assertEquals(List.of("Demo", "[Saved connections] a", "b", "a (2)"), rows());
        assertFalse(test.error().isEmpty());
    }

    /** The AWS files may lie on a slow disk. */
    @Test
    void lateListDoesNotReplaceANewerOne() {
        CompletableFuture<Connector.Found> slow = new CompletableFuture<>();
        connector.next = slow;
        model.reload();
        save("a", null);
        slow.complete(new Connector.Found(List.of(Connection.demo()), List.of(), Map.of()));
        assertEquals(List.of("Demo", "[Saved connections] a"), rows());
    }
}

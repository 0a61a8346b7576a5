package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.viewmodel.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids that scripts and tests outside this project find nodes and commands by: they stay as they are. */
class HandlesTest extends MainTestBase {

    @Test
    void nodesKeepTheirIds() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            sources = files.filter(file -> file.toString().matches(".*/(ui|viewmodel)/.*\\.(java|fxml)"))
                    .map(HandlesTest::read)
                    .collect(Collectors.joining());
        }
        List<String> ids = words("""
                connectionList bucketTree objectTable nameColumn sizeColumn modifiedColumn storageClassColumn locationField
                filterField transferTable transferNameColumn transferStateColumn transferProgressColumn objectsTab
                notificationsTab topicTable subscriptionTable inboxTable publishSubjectField publishMessageArea publishButton
                statusLabel errorBanner dialogOk dialogCancel conflictReplace conflictSkip conflictKeepBoth
                conflictForAll connectionTabs paletteField paletteList conflictDialog uploadSheet transferTotal
                activityTable
                """);
        assertEquals(
                List.of(),
                ids.stream().filter(id -> !sources.contains('"' + id + '"')).toList());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    @Test
    void commandsKeepTheirIds() {
        Set<String> known = main.commands().all().stream().map(Command::id).collect(Collectors.toSet());
        List<String> ids = words("""
                uploadFiles uploadFolder download deleteObjects newFolder newBucket deleteBucket refresh copyPresignedUrl
                copyS3Uri copyPublicUrl properties rename copyObjects pasteObjects newTopic deleteTopics newSubscription
                unsubscribe publishSms pauseTransfers resumeTransfers retryTransfers syncFolder unfinishedUploads saveAs
                cutObjects makePublic makePrivate commandPalette goAnywhere signIn preferences about keyboardShortcuts quit
                showAsCode saveActivityAsScript
                """);
        assertEquals(List.of(), ids.stream().filter(id -> !known.contains(id)).toList());
    }

    private static List<String> words(String text) {
        return List.of(text.trim().split("\\s+"));
    }
}

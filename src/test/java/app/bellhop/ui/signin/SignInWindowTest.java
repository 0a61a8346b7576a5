package app.bellhop.ui.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.signin.DeviceCode;
import app.bellhop.cloud.signin.SignIn;
import app.bellhop.fake.TestContext;
import app.bellhop.ui.base.Screens;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.signin.SignInViewModel;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SignInWindowTest {

    private static final URI PAGE = URI.create("https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH");

    @TempDir
    static Path folder;

    private final List<CompletableFuture<Void>> signIns = new ArrayList<>();
    private final List<String> chosen = new ArrayList<>();
    private List<String> roles = List.of("admin", "reader");
    private boolean needsRole;
    private boolean closed;
    private boolean signedIn;
    private TestContext test;
    private SignInViewModel model;

    private final class Port implements SignIn {

        @Override
        public CompletableFuture<Void> signIn(String profile, Consumer<DeviceCode> code) {
            code.accept(new DeviceCode("ABCD-EFGH", PAGE));
            signIns.add(new CompletableFuture<>());
            return signIns.get(signIns.size() - 1);
        }

        @Override
        public CompletableFuture<Boolean> needsRole(String profile) {
            return CompletableFuture.completedFuture(needsRole);
        }

        @Override
        public CompletableFuture<List<Account>> accounts(String profile) {
            return CompletableFuture.completedFuture(
                    List.of(new Account("111122223333", "Production"), new Account("444455556666", "")));
        }

        @Override
        public CompletableFuture<List<String>> roles(String profile, Account account) {
            return CompletableFuture.completedFuture(roles);
        }

        @Override
        public CompletableFuture<Void> choose(String profile, Account account, String role) {
            chosen.add(profile + " " + account.id() + " " + role);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Start
    void show(Stage stage) {
        test = new TestContext(folder);
        model = new SignInViewModel(new Port(), "production", test.context, () -> signedIn = true);
        Screens screens =
                new Screens(Map.of(SignInController.class, () -> new SignInController(model, () -> closed = true)));
        Scene scene = new Scene(screens.load("signin/signin"));
        scene.getStylesheets().add(Theme.stylesheet());
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void begun() {
        assertEquals(1, signIns.size());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Labeled.class).getText();
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryButton().fire());
    }

    @Test
    void theCodeIsShownAndTheBrowserOpens(FxRobot robot) {
        assertEquals("ABCD-EFGH", text(robot, "signInCode"));
        assertEquals("Waiting for your approval in the browser…", text(robot, "signInStatus"));
        assertEquals(PAGE, test.openedAddress);
        press(robot, "copySignInCode");
        assertEquals("ABCD-EFGH", test.clipboard);
        test.openedAddress = null;
        press(robot, "openSignInPage");
        assertEquals(PAGE, test.openedAddress);
        assertFalse(robot.lookup("#dialogOk").query().isVisible());
    }

    @Test
    void approvalClosesTheWindow(FxRobot robot) {
        robot.interact(() -> signIns.get(0).complete(null));
        assertTrue(closed && signedIn);
        assertEquals("Signed in for production", test.notice());
        assertEquals(List.of(), chosen);
    }

    @Test
    void cancelStopsTheSignIn(FxRobot robot) {
        press(robot, "dialogCancel");
        assertTrue(closed);
        robot.interact(model::close);
        assertTrue(signIns.get(0).isCancelled());
        assertFalse(signedIn);
    }

    @Test
    void aCodeThatWasNotApprovedCanBeReplaced(FxRobot robot) {
        robot.interact(() -> signIns.get(0)
                .completeExceptionally(CloudException.because(
                        ErrorKind.BAD_CREDENTIALS, "CreateToken", "", CredentialProblem.SIGN_IN_TOO_LATE)));
        assertEquals("The code wasn’t approved in time. Sign in again.", text(robot, "signInStatus"));
        assertEquals("", text(robot, "signInCode"));
        assertFalse(robot.lookup("#signInRequest").query().isVisible(), "there is no code to approve");
        press(robot, "dialogOk");
        assertEquals(2, signIns.size());
        assertEquals("ABCD-EFGH", text(robot, "signInCode"));
    }

    @Test
    void accountAndRoleAreChosenWhereTheProfileNamesNone(FxRobot robot) {
        needsRole = true;
        test.dialogs.answer(Map.of("account", "444455556666"));
        test.dialogs.answer(Map.of("role", "reader"));
        robot.interact(() -> signIns.get(0).complete(null));
        assertEquals(List.of("production 444455556666 reader"), chosen);
        assertTrue(signedIn);
    }

    @Test
    void whoHasNoRoleIsToldSo(FxRobot robot) {
        needsRole = true;
        roles = List.of();
        test.dialogs.answer(Map.of());
        robot.interact(() -> signIns.get(0).complete(null));
        assertTrue(test.error().startsWith("You’re signed in, but have no role"), test.error());
        assertFalse(signedIn);
    }
}

package app.bellhop.viewmodel.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.FakeDialogs;
import app.bellhop.viewmodel.base.Dialogs;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MfaPromptTest {

    private final FakeDialogs dialogs = new FakeDialogs();
    private final MfaPrompt prompt = new MfaPrompt(() -> dialogs, Runnable::run);

    @Test
    void theCodeIsEnteredInADialog() {
        dialogs.answer(Map.of("mfaCode", " 123456 "));
        assertEquals(
                Optional.of("123456"), prompt.ask("arn:aws:iam::1:mfa/me", "").join());
        assertEquals(
                "Enter the current code of your MFA device arn:aws:iam::1:mfa/me.",
                dialogs.last().text());
        assertEquals("", dialogs.last().failure());
    }

    @Test
    void whatTheServerSaidAboutTheLastCodeIsShown() {
        assertEquals(Optional.empty(), prompt.ask("device", "Invalid code.").join());
        assertEquals("Invalid code.", dialogs.last().failure());
    }

    @Test
    void whatIsNoCodeIsNotSent() {
        dialogs.answer(Map.of("mfaCode", "12345"));
        assertEquals(Optional.empty(), prompt.ask("device", "").join());
        assertEquals(List.of("Enter the 6-digit code that the device shows."), dialogs.problems);
    }

    @Test
    void twoThatNeedACodeOfTheSameDeviceWaitForOneDialog() {
        List<CompletableFuture<Object>> shown = new ArrayList<>();
        Dialogs open = (Dialogs) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Dialogs.class}, (proxy, method, arguments) -> {
                    shown.add(new CompletableFuture<>());
                    return shown.get(shown.size() - 1);
                });
        MfaPrompt held = new MfaPrompt(() -> open, Runnable::run);
        CompletableFuture<Optional<String>> first = held.ask("device", "");
        CompletableFuture<Optional<String>> second = held.ask("device", "");
        held.ask("other", "");
        assertEquals(2, shown.size());
        shown.get(0).complete(Optional.empty());
        assertTrue(first.isDone() && second.isDone());
        held.ask("device", "");
        assertEquals(3, shown.size());
    }
}

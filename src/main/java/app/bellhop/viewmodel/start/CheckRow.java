package app.bellhop.viewmodel.start;

import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step of testing a connection.
 *
 * @param state null until it begins
 * @param text what it found, or what to do; empty while nothing is known
 * @param certificate the server's, in lines; or empty
 */
public record CheckRow(
        CheckStep step, String name, CheckResult.@Nullable State state, String text, String certificate) {

    static CheckRow pending(CheckStep step) {
        return new CheckRow(step, Texts.of(step), null, "", "");
    }

    static CheckRow of(CheckResult result) {
        return new CheckRow(
                result.step(),
                Texts.of(result.step()),
                result.state(),
                text(result),
                result.certificate() == null ? "" : certificate(result.certificate()));
    }

    private static String text(CheckResult result) {
        if (result.failure() != null) {
            String sentence = ErrorTexts.sentence(result.failure());
            return result.failure().failure().detail() instanceof Detail.Untrusted
                    ? sentence + "\n" + Texts.get("checkConnection.untrusted", Texts.get("remedy.trust"))
                    : sentence;
        }
        return result.fact() == null ? "" : ErrorTexts.sentence(result.fact());
    }

    private static String certificate(ServerCertificate c) {
        return Texts.get(
                "checkConnection.certificate",
                c.subject(),
                c.issuer(),
                Formats.time(c.validUntil()),
                c.shownFingerprint());
    }

    /** It in lines of plain text. */
    String report() {
        String outcome = state == null ? "" : Texts.of(state);
        return Stream.of(name + ": " + outcome, text, certificate)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}

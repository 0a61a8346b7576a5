package app.bellhop.viewmodel.main;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.ServerOptions.Addressing;
import app.bellhop.settings.SettingsStore;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.start.Connector;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A change of a connection's server options that helps after a failure.
 *
 * @param id of the button that offers it
 * @param label of that button
 * @param confirmation what it means, for the user to agree to
 */
record ServerRemedy(String id, String label, Form confirmation, UnaryOperator<ServerOptions> change) {

    /** What helps after this failure, if something does. */
    static Optional<ServerRemedy> of(CloudException e) {
        Detail detail = e.failure().detail();
        if (detail instanceof Detail.Untrusted untrusted) {
            return Optional.of(trust(untrusted));
        }
        if (detail instanceof Detail.MissingPermission missing && missing.payer()) {
            return Optional.of(pay());
        }
        if (!(detail instanceof Reason reason)) {
            return Optional.empty();
        }
        if (reason.code() == ServiceProblem.REQUESTER_PAYS) {
            return Optional.of(pay());
        }
        return reason.code() == ServiceProblem.HOST_STYLE_ONLY
                ? Optional.of(new ServerRemedy(
                        "useHostStyle",
                        Texts.get("remedy.hostStyle"),
                        Form.of(
                                Texts.get("remedy.hostStyle.title"),
                                Texts.get("remedy.hostStyle.text"),
                                Texts.get("remedy.hostStyle")),
                        options -> options.with(Addressing.VIRTUAL_HOST)))
                : Optional.empty();
    }

    /** Changes a connection as it is saved now: it may have been edited, or removed, since it was opened. */
    CompletableFuture<Connection> keep(Connector connector, Connection opened, SettingsStore settings) {
        Connection before = settings.get().current(opened);
        Connection after = before.withServer(change.apply(before.server()));
        boolean removed = opened.saved() && !settings.get().connections().contains(before);
        return removed
                ? CompletableFuture.completedFuture(after)
                : Futures.map(connector.save(Connector.Edited.unchanged(after)), done -> after);
    }

    private static ServerRemedy pay() {
        return new ServerRemedy(
                "payRequests",
                Texts.get("remedy.pay"),
                Form.of(Texts.get("remedy.pay.title"), Texts.get("remedy.pay.text"), Texts.get("remedy.pay")),
                ServerOptions::paying);
    }

    private static ServerRemedy trust(Detail.Untrusted untrusted) {
        ServerCertificate certificate = untrusted.certificate();
        Form form = Form.of(
                        Texts.get("remedy.trust.title"),
                        Texts.get("remedy.trust.text", untrusted.host()),
                        Texts.get("remedy.trust.ok"))
                .details(
                        Texts.get("remedy.trust.subject", certificate.subject()),
                        Texts.get("remedy.trust.issuer", certificate.issuer()),
                        Texts.get("remedy.trust.until", Formats.time(certificate.validUntil())),
                        Texts.get("remedy.trust.fingerprint", certificate.shownFingerprint()));
        return new ServerRemedy(
                "trustCertificate",
                Texts.get("remedy.trust"),
                form,
                options -> options.trusting(certificate.fingerprint()));
    }
}

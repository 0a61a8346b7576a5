package app.bellhop.viewmodel.signin;

import app.bellhop.cloud.signin.SignIn;
import app.bellhop.cloud.signin.SignIn.Account;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets the user choose account and role for a profile that lacks them. What there is only one of is not asked for. */
final class RoleChoice {

    private final SignIn port;
    private final String profile;
    private final UiContext context;
    private final Runnable chosen;

    RoleChoice(SignIn port, String profile, UiContext context, Runnable chosen) {
        this.port = port;
        this.profile = profile;
        this.context = context;
        this.chosen = chosen;
    }

    void begin() {
        context.then(
                port.needsRole(profile),
                needed -> {
                    if (needed) {
                        accounts();
                    } else {
                        chosen.run();
                    }
                },
                this::begin);
    }

    private void accounts() {
        context.then(
                port.accounts(profile),
                accounts -> choose(
                        "account", Texts.get("signIn.account"), accounts, RoleChoice::label, account -> roles(account)),
                this::accounts);
    }

    private static String label(Account account) {
        return account.name().isEmpty() ? account.id() : Texts.get("signIn.accountName", account.name(), account.id());
    }

    private void roles(Account account) {
        context.then(
                port.roles(profile, account),
                roles -> choose(
                        "role", Texts.get("signIn.role"), roles, Function.identity(), role -> write(account, role)),
                () -> roles(account));
    }

    private void write(Account account, String role) {
        context.then(port.choose(profile, account, role), done -> chosen.run(), () -> write(account, role));
    }

    private <T> void choose(
            String name, String label, List<T> all, Function<? super T, String> format, Consumer<T> next) {
        if (all.isEmpty()) {
            context.errors().show(Texts.get("signIn.noRole"));
        } else if (all.size() == 1) {
            next.accept(all.get(0));
        } else {
            Field<T> field = Field.choice(name, label, all.get(0), all, format);
            Form form = Form.of(
                            Texts.get("signIn.title", profile),
                            Texts.get("signIn.choose", profile),
                            Texts.get("signIn.choose.ok"))
                    .fields(field);
            context.ask(form, answers -> next.accept(answers.get(field)));
        }
    }
}

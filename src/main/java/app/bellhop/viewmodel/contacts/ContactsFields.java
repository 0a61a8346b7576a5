package app.bellhop.viewmodel.contacts;

import app.bellhop.cloud.sns.PhoneNumbers;
import app.bellhop.table.CsvDocument;
import app.bellhop.work.contacts.ContactColumns;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.contacts.TopicTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the columns of a contacts table are, and which topics are made of them, as the user has it. FX thread. */
public final class ContactsFields {

    /** A topic template being edited. */
    public record TemplateLine(StringProperty pattern, BooleanProperty email, BooleanProperty sms) {}

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty email = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final StringProperty department = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final BooleanProperty exactly = new SimpleBooleanProperty();
    private final ObservableList<TemplateLine> templates =
            FXCollections.observableArrayList(line -> new Observable[] {line.pattern(), line.email(), line.sms()});
    private final ObservableList<TemplateLine> templatesView = FXCollections.unmodifiableObservableList(templates);

    /** @param changed runs after each change that makes other topics or subscriptions */
    ContactsFields(Runnable changed) {
        template("{department}_critical", true, false);
        template("{department}_extreme", false, true);
        for (StringProperty setting : List.of(name, email, phone, department, region)) {
            setting.addListener((o, before, now) -> changed.run());
        }
        templates.addListener((Observable o) -> changed.run());
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty email() {
        return email;
    }

    public StringProperty phone() {
        return phone;
    }

    public StringProperty department() {
        return department;
    }

    /** The country of phone numbers without a country code; empty for none. */
    public StringProperty region() {
        return region;
    }

    public static List<String> regions() {
        List<String> regions = new ArrayList<>();
        regions.add("");
        regions.addAll(PhoneNumbers.regions());
        return regions;
    }

    /** Whether to remove subscriptions that match no contact. */
    public BooleanProperty exactly() {
        return exactly;
    }

    public ObservableList<TemplateLine> templates() {
        return templatesView;
    }

    public void addTemplate() {
        template("{department}_info", true, false);
    }

    private void template(String pattern, boolean byEmail, boolean bySms) {
        templates.add(new TemplateLine(
                new SimpleStringProperty(pattern),
                new SimpleBooleanProperty(byEmail),
                new SimpleBooleanProperty(bySms)));
    }

    public void removeTemplate(TemplateLine line) {
        templates.remove(line);
    }

    void guess(CsvDocument found) {
        name.set(ContactColumns.guess(found, "name", "full name", "contact"));
        email.set(ContactColumns.guess(found, "email", "e-mail", "mail", "email address"));
        phone.set(ContactColumns.guess(found, "phone", "mobile", "telephone", "phone number", "tel"));
        department.set(ContactColumns.guess(found, "department", "dept", "team", "group"));
    }

    /** As they were the last time, as far as the table has these columns. */
    void restore(ContactsSetup setup, CsvDocument found) {
        name.set(ContactColumns.remembered(found, setup.nameColumn()));
        email.set(ContactColumns.remembered(found, setup.emailColumn()));
        phone.set(ContactColumns.remembered(found, setup.phoneColumn()));
        department.set(ContactColumns.remembered(found, setup.departmentColumn()));
        region.set(setup.region());
        exactly.set(setup.exactly());
        templates.clear();
        setup.templates()
                .forEach(t -> template(
                        t.pattern(),
                        t.protocols().contains("email"),
                        t.protocols().contains("sms")));
    }

    ContactsSetup setup(String source, Map<String, String> names) {
        return new ContactsSetup(
                source,
                text(name),
                text(email),
                text(phone),
                text(department),
                text(region),
                templates.stream()
                        .map(line -> new TopicTemplate(line.pattern().get().strip(), protocols(line)))
                        .toList(),
                names,
                exactly.get());
    }

    private static String text(StringProperty property) {
        return property.get() == null ? "" : property.get();
    }

    private static List<String> protocols(TemplateLine line) {
        List<String> protocols = new ArrayList<>();
        if (line.email().get()) {
            protocols.add("email");
        }
        if (line.sms().get()) {
            protocols.add("sms");
        }
        return protocols;
    }
}

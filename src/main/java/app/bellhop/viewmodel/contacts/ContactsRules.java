package app.bellhop.viewmodel.contacts;

import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.table.CsvDocument;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.contacts.DesiredState;
import app.bellhop.work.contacts.TopicTemplate;
import java.util.List;

/** What can be wrong with the settings for a contacts table. */
final class ContactsRules {

    private ContactsRules() {}

    /** Empty if they are valid. */
    static String problem(CsvDocument contacts, ContactsSetup setup) {
        if (setup.emailColumn().isEmpty() && setup.phoneColumn().isEmpty()) {
            return Texts.get("contacts.noColumn");
        }
        if (setup.templates().isEmpty()) {
            return Texts.get("contacts.noTemplate");
        }
        for (TopicTemplate template : setup.templates()) {
            List<String> unknown = DesiredState.unknownColumns(template.pattern(), contacts, setup);
            if (!unknown.isEmpty()) {
                return Texts.get("contacts.unknownColumn", template.pattern(), String.join(", ", unknown));
            }
            if (template.protocols().isEmpty()) {
                return Texts.get("contacts.noProtocol", template.pattern());
            }
            String filled = template.pattern().replaceAll("\\{[^{}]*}", "x");
            if (!SnsRules.topicName(filled) || filled.endsWith(".fifo")) {
                return Texts.get("contacts.badTemplate", template.pattern());
            }
        }
        return "";
    }
}

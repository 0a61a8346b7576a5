package app.bellhop.ui.contacts;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.contacts.ContactsFields.TemplateLine;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** One topic template: its name pattern and the protocols that subscribe to it. */
final class TemplateNode extends HBox {

    TemplateNode(TemplateLine line, Runnable removed) {
        getStyleClass().add("publish-row");
        TextField pattern = new TextField();
        pattern.textProperty().bindBidirectional(line.pattern());
        HBox.setHgrow(pattern, Priority.ALWAYS);
        CheckBox email = new CheckBox(Texts.get("contacts.byEmail"));
        email.setMinWidth(USE_PREF_SIZE);
        email.selectedProperty().bindBidirectional(line.email());
        CheckBox sms = new CheckBox(Texts.get("contacts.bySms"));
        sms.setMinWidth(USE_PREF_SIZE);
        sms.selectedProperty().bindBidirectional(line.sms());
        Button remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().addAll("button-icon", "flat");
        remove.setTooltip(new Tooltip(Texts.get("contacts.removeTemplate")));
        remove.setOnAction(e -> removed.run());
        getChildren().setAll(pattern, email, sms, remove);
    }
}

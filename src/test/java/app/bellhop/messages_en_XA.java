package app.bellhop;

import app.bellhop.ui.pictures.LongTexts;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;

/** The program's texts in a language of the tests' own, 40 % longer: what is squeezed by it would be by others. */
public final class messages_en_XA extends ResourceBundle {

    @Override
    protected Object handleGetObject(String key) {
        return LongTexts.of(parent.getString(key));
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.emptyEnumeration();
    }
}

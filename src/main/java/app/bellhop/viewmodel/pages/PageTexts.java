package app.bellhop.viewmodel.pages;

import app.bellhop.table.report.PageWords;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.util.Locale;

/** The words of pages, from the bundle of the computer's language. */
public final class PageTexts implements PageWords {

    @Override
    public String language() {
        Locale language = Texts.bundle().getLocale();
        return (language.equals(Locale.ROOT) ? Locale.ENGLISH : language).toLanguageTag();
    }

    @Override
    public String rows(int count) {
        return Texts.get("html.rows", count);
    }

    @Override
    public String entries(int count) {
        return Texts.get("html.entries", count);
    }

    @Override
    public String size(long bytes) {
        return Formats.bytes(bytes);
    }

    @Override
    public String linksEnd(String end) {
        return Texts.get("html.linksEnd", end);
    }

    @Override
    public String unlinked() {
        return Texts.get("html.unlinked");
    }

    @Override
    public String nameColumn() {
        return Texts.get("html.name");
    }

    @Override
    public String sizeColumn() {
        return Texts.get("html.size");
    }

    @Override
    public String modifiedColumn() {
        return Texts.get("html.modified");
    }

    @Override
    public String linkColumn() {
        return Texts.get("html.link");
    }

    @Override
    public String open() {
        return Texts.get("html.open");
    }
}

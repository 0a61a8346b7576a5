/** Pages published from objects: reports, index pages, websites. */
package app.bellhop.viewmodel.pages;

/** Plans of many steps: reviewed before they are applied, with a result for each step. */
package app.bellhop.viewmodel.plan;

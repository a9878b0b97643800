// Recording updates, and the name they carry.
import { LinePage } from './pages/line.ts';
import { STARTERS, STRATEGY, openLine, recordUpdate, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

for (const starter of STARTERS) {
  test(`an update is recorded with everything that belongs to it: ${starter.title}`, async ({ hearth }) => {
    const actions = await startFrom(hearth, starter);
    const [reference, other] = starter.refs;
    await actions.openLine(reference);
    const line = new LinePage(hearth);
    const form = await line.recordUpdate();
    await form.fill({
      status: 'At risk', text: 'Two of four homes bought; one seller withdrew.', positionAt: '2026-09-30', onBehalfOf: 'Phil Jennings',
    });
    await form.addEvidence({ title: 'Completion statement', link: 'S:\\Housing\\Homes\\completion.pdf', date: '2026-09-14' });
    await form.addEvidence({ title: 'Cabinet report', link: 'https://example.gov.uk/cabinet/12' });
    await form.send();
    // The name is asked for once; what was typed is recorded when it is given.
    await hearth.giveName('Hannah Gaston');
    await hearth.saved();
    await expect(line.updates).toContainText('Position at 30 September 2026');
    await expect(line.updates).toContainText('Two of four homes bought; one seller withdrew.');
    await expect(line.updates).toContainText('Reported by Hannah Gaston on behalf of Phil Jennings');
    await expect(line.updates).toContainText('Completion statement, 14 September 2026');
    await expect(line.updates).toContainText('S:\\Housing\\Homes\\completion.pdf');
    await expect(line.updates).toContainText('https://example.gov.uk/cabinet/12');
    await expect(line.updates.getByRole('link')).toHaveCount(0);
    await expect(line.fact('Status')).toContainText('At risk');
    await expect(line.changes).toContainText('Hannah Gaston');

    await recordUpdate(hearth, other, { text: 'Begun.' });
    await expect(line.updates).toContainText('Reported by Hannah Gaston');
    await actions.go();
    await expect(actions.line(reference)).toContainText('At risk');
    await expect(actions.line(reference)).toContainText('30 Sep 2026');
    await actions.choose('Status', 'On track (1)');
    await actions.shows(1, starter.lines);
    expect(await actions.references()).toEqual([other]);
  });
}

test('completing asks for evidence or a reason, and closing for a reason', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  const line = await openLine(hearth, '3.1b');
  const form = await line.recordUpdate();
  await form.send();
  await expect(form.mistakes).toContainText('Choose a status');
  await expect(form.mistakes).toBeFocused();
  await form.mistakes.getByRole('link').click();
  await expect(form.status('Not started')).toBeFocused();

  await form.status('Complete').check();
  await form.send();
  await expect(form.mistakes).toContainText('evidence, or a reason');
  await form.addEvidence({ title: 'Sign-off e-mail' });
  await form.save();
  await expect(line.fact('Status')).toContainText('Complete');
  await expect(line.updates).toContainText('Sign-off e-mail');

  const closing = await (await openLine(hearth, '3.1c')).recordUpdate();
  await closing.status('Closed without completing').check();
  await closing.addEvidence({ title: 'A decision' });
  await closing.send();
  await expect(closing.mistakes).toContainText('why it ends');
  await closing.text.fill('The scheme lost its funding.');
  await closing.save();
  await expect(line.fact('Status')).toContainText('Closed without completing');
});

test('a position in the future, or evidence without a name, is not recorded', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  const form = await (await openLine(hearth, '1.1')).recordUpdate();
  await form.fill({ status: 'On track', positionAt: '2199-01-01' });
  await form.addEvidence({ link: 'https://example.gov.uk' });
  await form.send();
  await expect(form.mistakes).toContainText('today or in the past');
  await expect(form.mistakes).toContainText('what each piece of evidence is');
  await expect(form.positionAt).toHaveValue('2199-01-01');
});

test('without a name nothing is recorded, and what was typed is still there', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  const form = await (await openLine(hearth, '1.1')).recordUpdate();
  await form.fill({ status: 'On track', text: 'Not yet signed' });
  await form.send();
  await hearth.page.getByRole('button', { name: 'Save my change' }).click();
  await expect(hearth.page.getByRole('alert')).toContainText('Enter your name');
  await hearth.page.getByRole('button', { name: 'Cancel' }).click();
  await expect(form.text).toHaveValue('Not yet signed');
  await expect(hearth.strip).toContainText('Your name is asked at your first edit');
  await hearth.goTo('History');
  await expect(hearth.main).not.toContainText('Not yet signed');
});

test('many updates in a row: saving leads to the next line, with the same date and on the same behalf', async ({ hearth }) => {
  const actions = await startFrom(hearth, STRATEGY);
  await actions.choose('Lead', 'Hannah Gaston');
  await actions.shows(21, 68);
  const [first, second] = await actions.references();
  await actions.openLine(first ?? '');
  const form = await new LinePage(hearth).recordUpdate();
  await form.fill({ status: 'On track', text: 'First', positionAt: '2026-06-30', onBehalfOf: 'Hannah Gaston' });
  await hearth.page.keyboard.press('Control+Enter');
  await hearth.giveName('Coordinator');
  await expect(hearth.main.locator('.govuk-caption-m')).toContainText(`${second} `);
  await expect(form.text).toHaveValue('');
  await expect(form.positionAt).toHaveValue('2026-06-30');
  await expect(form.onBehalfOf).toHaveValue('Hannah Gaston');
  await form.fill({ status: 'Off track', text: 'Second' });
  await form.save();
  await actions.go();
  await expect(actions.line(first ?? '')).toContainText('On track');
  await expect(actions.line(second ?? '')).toContainText('Off track');
});

test('with the keyboard alone an update is recorded, from the list to saved', async ({ hearth }) => {
  const { page } = hearth;
  await startFrom(hearth, STRATEGY);
  /** Presses Tab until the focus is on what is looked for. */
  const tabTo = async (name: string, most = 60) => {
    for (let at = 0; at < most; at++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const on = document.activeElement as HTMLElement | null;
        return `${on?.id ?? ''}|${on?.textContent?.trim() ?? ''}`;
      });
      if (here.includes(name)) return;
    }
    throw new Error(`Tab does not lead to ${name}`);
  };
  await page.keyboard.press('Tab');
  await tabTo('Achieve the council');
  await page.keyboard.press('Enter');
  await expect(hearth.heading).toHaveText(/^1\.1 /);
  await expect(hearth.heading).toBeFocused();
  await tabTo('Record an update');
  await page.keyboard.press('Enter');
  await expect(hearth.heading).toHaveText('Record an update');
  await expect(hearth.heading).toBeFocused();
  await tabTo('status|');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'On track' })).toBeChecked();
  await tabTo('text|');
  await page.keyboard.type('By keyboard alone.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('Your name', { exact: true })).toBeFocused();
  await page.keyboard.type('Keyboard Officer');
  await page.keyboard.press('Enter');
  await hearth.saved();
  await hearth.goTo('History');
  await expect(hearth.main).toContainText('By keyboard alone.');
});

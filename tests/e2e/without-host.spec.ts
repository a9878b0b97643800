// After the first visit the host may be gone: everything still works, in any folder, and no other host is asked.
import { rm } from 'node:fs/promises';
import { SharePage } from './pages/share.ts';
import { PlansPage } from './pages/plans.ts';
import { ConflictsPage } from './pages/conflicts.ts';
import { newerVersion } from './support/newer.ts';
import { HOMELESSNESS, STRATEGY, changeField, openLine, recordUpdate, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

for (const [under, starter, another] of [['/', STRATEGY, HOMELESSNESS], ['/housing/plans/', HOMELESSNESS, STRATEGY]] as const) {
  test.describe(`served from ${under}: ${starter.title}`, () => {
    const [first, second, third] = starter.refs;
    test.use({ under });

    test('with the host gone two officers start, edit, exchange and settle', async ({ hearth, anotherOfficer, site }) => {
      test.slow();
      const other = await anotherOfficer();
      await hearth.keptOffline();
      await other.keptOffline();
      await site.stop();
      const asked = site.asked.length;
      for (const [officer, name] of [[hearth, 'Hannah Gaston'], [other, 'Priya Shah']] as const) {
        await officer.reload();
        await startFrom(officer, starter);
        await officer.signAs(name);
        await officer.page.goBack();
        await recordUpdate(officer, name === 'Priya Shah' ? first : second, { text: `By ${name}, without a network` });
        await changeField(officer, third, 'Timeframe as published', name === 'Priya Shah' ? 'June 2030' : 'December 2031');
      }
      await new SharePage(hearth).takeFile(await new SharePage(other).giveFile());
      await new ConflictsPage(hearth).go();
      await new ConflictsPage(hearth).choose('June 2030');
      await new SharePage(other).takeFile(await new SharePage(hearth).giveFile());
      for (const officer of [hearth, other]) {
        await officer.reload();
        await expect((await openLine(officer, first)).updates).toContainText('By Priya Shah');
        await expect((await openLine(officer, second)).updates).toContainText('By Hannah Gaston');
        await expect((await openLine(officer, third)).fact('Timeframe')).toContainText('“June 2030”');
      }
      await new PlansPage(hearth).go();
      await new PlansPage(hearth).startFrom(another.title);
      expect(site.asked.length).toBe(asked);
      expect(site.asked.filter((path) => !path.startsWith(under))).toEqual([]);
    });
  });
}

test('without a network the strip says so, and that everything still works', async ({ hearth, context }) => {
  await hearth.keptOffline();
  await context.setOffline(true);
  await expect(hearth.strip).toContainText('Offline: everything still works');
  await startFrom(hearth, STRATEGY);
  await context.setOffline(false);
  await expect(hearth.strip).toContainText('Online');
  await expect(hearth.strip).not.toContainText('Offline');
});

test('a new version is offered and not forced: work goes on, and is there when it is taken', async ({ hearth, site }) => {
  await hearth.keptOffline();
  await startFrom(hearth, STRATEGY);
  const form = await (await openLine(hearth, '1.2a')).recordUpdate();
  await form.fill({ status: 'On track', text: 'Typed while a new version came' });
  const next = await newerVersion();
  site.deploy(next);
  await hearth.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const offer = hearth.banner('A new version of Hearth is ready');
  await expect(offer).toBeVisible();
  await expect(form.text).toHaveValue('Typed while a new version came');
  await form.send();
  await hearth.giveName('Hannah Gaston');
  await hearth.saved();
  const loaded = hearth.page.waitForEvent('load');
  await offer.getByRole('button', { name: 'Use the new version' }).click();
  await loaded;
  await hearth.started();
  await expect(offer).toHaveCount(0);
  await expect(hearth.main).toContainText('Typed while a new version came');
  expect(await hearth.page.evaluate(() => caches.keys())).toEqual(['hearth / newer']);
  await rm(next, { recursive: true });
});

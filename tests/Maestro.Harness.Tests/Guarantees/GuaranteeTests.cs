using Maestro.Harness.Guarantees;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class GuaranteeTests
{
    private static IEnumerable<TestCaseData> Cases =>
        Trials.All.SelectMany(trials => trials.Of.Select(trial =>
            new TestCaseData(trials.Guarantee, trial).SetName($"{trials.Guarantee.Name}: {trial.Name}")));

    private static IEnumerable<string> Names => AllGuarantees.ByName.Keys;

    [TestCaseSource(nameof(Cases))]
    public void A_history_is_judged(IGuarantee guarantee, Trial trial)
    {
        var judgement = guarantee.Judge(trial.Story.History);

        Assert.That(judgement.Breaches.Select(breach => breach.Says), Is.EqualTo(Listed(trial.Breach)));
        Assert.That(
            judgement.Breaches.SelectMany(breach => breach.Evidence).Select(each => (int)each.Seq), Is.EqualTo(trial.Evidence ?? []));
        Assert.That(judgement.Doubts, Is.EqualTo(Listed(trial.Doubt)));
        Assert.That(judgement.Relevant, trial.Relevant is { } relevant ? Is.EqualTo(relevant) : Is.Positive);
    }

    [TestCaseSource(nameof(Names))]
    public void Each_guarantee_has_a_trial_in_which_it_holds_and_one_in_which_it_is_broken(string name)
    {
        var trials = Trials.All.Where(trials => trials.Guarantee.Name == name).SelectMany(trials => trials.Of).ToList();
        Assert.That(trials.Exists(trial => trial.Breach is null && trial.Doubt is null && trial.Relevant > 0), Is.True);
        Assert.That(trials.Exists(trial => trial.Breach is not null), Is.True);
    }

    [TestCaseSource(nameof(Names))]
    public void Each_guarantee_says_what_must_hold_and_which_claims_a_breach_breaks(string name)
    {
        var guarantee = AllGuarantees.ByName[name];
        Assert.That(guarantee.Name, Does.Match("^[a-z]+(-[a-z]+)*$"));
        Assert.That(guarantee.Says, Is.Not.Empty);
        Assert.That(guarantee.Claims, Is.Not.Empty.And.All.Match("^[A-Z]{3}-[0-9]+$"));
    }

    [TestCaseSource(nameof(Names))]
    public void A_guarantee_judges_an_empty_history_without_a_finding(string name)
    {
        var judgement = AllGuarantees.ByName[name].Judge(new ScenarioHistory([]));
        Assert.That((judgement.Relevant, judgement.Breaches.Count, judgement.Doubts.Count), Is.EqualTo((0, 0, 0)));
    }

    private static string[] Listed(string? only) => only is null ? [] : [only];
}

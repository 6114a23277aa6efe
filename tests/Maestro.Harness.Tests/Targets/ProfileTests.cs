using Maestro.Harness.Targets;
using static Maestro.Harness.Tests.Targets.ProfileFile;

namespace Maestro.Harness.Tests.Targets;

/// <summary>What a profile may say, and how it is told what it may not.</summary>
internal sealed class ProfileTests
{
    [Test]
    public void The_smallest_profile_is_one_of_a_client_elsewhere()
    {
        var profile = Load(Remote);
        Assert.That((profile.Service, profile.Origin, profile.CarriedBy), Is.EqualTo(((ServiceStart?)null, "https://staging.example", Carrier.Browser)));
        Assert.That(profile.Drive.Execute!.Script, Is.EqualTo("intent => window.maestro.execute(intent)"));
        Assert.That((profile.Endpoints.Count, profile.Page.Count, profile.Drive.Plan), Is.EqualTo((0, 0, (Handle?)null)));
    }

    [Test]
    public void A_service_of_ours_is_reached_through_a_gateway() => Assert.That(Reference.CarriedBy, Is.EqualTo(Carrier.Gateway));

    [Test]
    public void A_handle_may_be_what_a_person_does()
    {
        var profile = Load($$"""
            {{Remote.Split("drive:")[0]}}
            page:
              intent: { role: textbox, name: Instruction }
              send: { role: button, name: Send }
            drive:
              execute:
                - fill: intent
                  with: ${argument}
                - press: send
            """);
        Assert.That(profile.Drive.Execute!.Actions, Is.EqualTo(new PageAction[] { new FillAction("intent", "${argument}"), new PressAction("send") })
            .Using<PageAction>((one, other) => one.GetType() == other.GetType() && one.Part == other.Part));
    }

    [TestCase("origin:", "orign:", "3:1: `orign` is no key of the file; expected one of 18 names.\n    Did you mean `origin`?")]
    [TestCase("staging\n", "stagging\n", "2:14: `environment` is `stagging`; expected `test`, `staging` or `production`.\n    Did you mean `staging`?")]
    [TestCase("https://staging.example", "staging.example", "1:1: `origin` is `staging.example`; expected a scheme and a host without a path, such as `https://staging.example`.")]
    [TestCase("drive: { execute", "drive: { excute", "5:10: `excute` is no key of `drive`; expected one of 18 names.\n    Did you mean `execute`?")]
    [TestCase("intent => window.maestro.execute(intent)", "[{ pres: send }]", "5:22: No page action begins with `pres`; expected `choose`, `fill`, `press`, `read` or `see`.\n    Did you mean `press`?")]
    [TestCase("intent => window.maestro.execute(intent)", "[{ press: send }]", "5:20: There is no part of the page under `page` called 'send'; expected none.")]
    [TestCase("intent => window.maestro.execute(intent)", "[]", "5:19: `execute` is a list; expected text, or a list, each a page action such as `press: send`.")]
    [TestCase("name: elsewhere", "faults: [netwrk]\nname: elsewhere", "1:10: `faults` holds `netwrk`; expected one of")]
    [TestCase("name: elsewhere", "faults: [netwrk]\nname: elsewhere", "Did you mean `network`, ")]
    [TestCase("name: elsewhere", "claims-not-made: [{ claim: LOG-9, reason: None }]\nname: elsewhere", "1:19: There is no claim in scenarios/claims.yaml called 'LOG-9'; expected one of ")]
    [TestCase("name: elsewhere", "stores: { outbox: { database: state, store: letters } }\nname: elsewhere", "1:19: There is no database under `databases` called 'state'; expected none.")]
    [TestCase("name: elsewhere", "page-claims: { in: status, synced: all, saved: kept }\nname: elsewhere", "1:1: `page-claims` looks in `status`, which `page` does not name; expected none.")]
    [TestCase("origin: https://staging.example\n", "", "1:1: A profile says either how its `service` starts or at which `origin` the client is; expected one of the two.")]
    public void What_does_not_fit_is_told_with_its_place(string text, string instead, string told) =>
        Assert.That(Problems(Remote.Replace(text, instead)), Does.Contain(told));

    [Test]
    public void Production_is_never_ours_to_start() => Assert.That(
        Problems(Remote
            .Replace("environment: staging", "environment: production")
            .Replace("origin: https://staging.example", "service: { start: serve, program: serve, builds: dist }")),
        Does.Contain("1:1: `environment` is `production` and the `service` is ours to start"));
}

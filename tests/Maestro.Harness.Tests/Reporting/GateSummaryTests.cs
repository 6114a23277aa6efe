using Maestro.Harness.Gating;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.Gating;
using Maestro.Harness.Verdicts;
using static Maestro.Harness.Tests.Gating.MadeRun;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class GateSummaryTests
{
    [Test]
    public void A_red_gate_says_what_broke_what_happened_and_how_to_see_it_again()
    {
        var failed = Failed(Critical, "RCP-1");
        var finding = failed.Findings[0] with { Evidence = [new EffectSeen("k-1", "email.send", "object-1", "hash") { At = 2391, Device = "phone" }] };
        var text = Text(Run(failed with { Findings = [finding] }, Passed(Low, "LOG-1")) with { Profile = "staging.yaml" });
        Assert.That(text, Does.StartWith("""
            # Gate: RED

            1 passed, 1 failed, 0 unknown, 0 not run · in 9.0 s · seed `7f3a`

            - **red** RCP-1 (critical) is broken: A repeated operation is kept from executing a second time

            ## What happened

            ### chapter/critical

            **2 effects of email.send for key k-1** (`at-most-one-effect`, scenarios/chapter/critical.yaml)

            - breaks **RCP-1** (critical, blocks): A repeated operation is kept from executing a second time

            ```text
               2.391  phone     effect             email.send object-1 for key k-1
            ```

            ```text
            ./maestro run scenarios/chapter/critical.yaml --seed 7f3a --target staging.yaml
            ```

            ## Claims by severity

            | severity | hold | broken | without evidence | of them block |
            | --- | --- | --- | --- | --- |
            | critical | 0 | 1 | 0 | 1 |
            | low | 1 | 0 | 0 | 0 |

            """));
    }

    [Test]
    public void An_undecided_gate_says_what_is_lacking_and_what_to_do()
    {
        var text = Text(Run(NotRun(Critical), Passed(Low, "LOG-1")));
        Assert.That(text, Does.StartWith("# Gate: UNDECIDED\n"));
        Assert.That(text, Does.Contain("""
            ## Without evidence

            | claim | says | why |
            | --- | --- | --- |
            | RCP-1 (critical, blocks) | A repeated operation is kept from executing a second time | not run: it needs root: sudo ./maestro run |

            ## Not run

            | why, and what to do | scenarios |
            | --- | --- |
            | it needs root: sudo ./maestro run | chapter/critical |

            """));
    }

    [Test]
    public void A_green_gate_says_so_and_how_long_recovery_took()
    {
        var text = Text(Run(Passed(Critical, "RCP-1", recovery: 2340), Passed(Low, "LOG-1")));
        Assert.That(text, Does.StartWith("# Gate: GREEN\n\n2 passed, 0 failed, 0 unknown, 0 not run · in 9.0 s · seed `7f3a`\n\nEvery claim that blocks a release holds (1 of 2).\n"));
        Assert.That(text, Does.Contain("| 2.3 s | chapter/critical |").And.Not.Contain("What happened").And.Not.Contain("accepted run"));
    }

    [Test]
    public void What_changed_since_the_accepted_run_is_told()
    {
        var before = Run(Passed(Critical, "RCP-1", recovery: 1000), Failed(Low, "LOG-1"));
        var accepted = AcceptedRun.Of(before, Decide(before).Claims, "reference", new DateOnly(2026, 11, 20));
        var text = Text(Run(Failed(Critical, "RCP-1") with { RecoveryMilliseconds = 9000 }, Passed(Low, "LOG-1")), accepted);
        Assert.That(text, Does.Contain("""
            ## Since the accepted run of 2026-11-20

            - newly broken: RCP-1
            - newly fixed: LOG-1
            - slower recovery: chapter/critical, 9.0 s after 1.0 s

            """));
        Assert.That(Text(before, accepted), Does.Contain("Nothing broke, nothing was mended, no recovery is slower."));
    }

    [Test]
    public void What_a_client_says_is_no_markup()
    {
        var failed = Failed(Critical, "RCP-1");
        var says = "saw <img src=x onerror=alert(1)> | **bold** [a](b)\n# head ``` fence";
        var evidence = new ConsoleSaid("error", "```\n# head");
        var text = Text(Run(failed with { Findings = [new Finding("expectation", ["RCP-1"], says, [evidence], 3)] }));
        Assert.That(text, Does.Contain(@"saw &lt;img src=x onerror=alert(1)&gt; \| \*\*bold\*\* \[a\](b) \# head \`\`\` fence"));
        Assert.That(text, Does.Contain("\n````text\n"));
    }

    private static string Text(RunVerdict run, AcceptedRun? accepted = null) =>
        new GateSummary(Decide(run, accepted: accepted), run, ["in 9.0 s"]).Text();
}

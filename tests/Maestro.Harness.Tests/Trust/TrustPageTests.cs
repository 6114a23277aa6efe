using Maestro.Cli;
using Maestro.Cli.Trust;

namespace Maestro.Harness.Tests.Trust;

internal sealed class TrustPageTests
{
    private static readonly PartProof Held = new(
        "full-runs", "no false alarm", true, ["20 full runs, 4,020 scenario runs", "all passed"], "0123456789ab", "9b498ebdd20f", "2026-11-23", 31.4);

    private static readonly PartProof NotHeld = new(
        "known-bads", "what is bad", false, ["1 of 2", "SURVIVED a/b"], "0123456789ac", "", "2026-11-22", 0.0);

    [Test]
    public void What_is_written_is_read_again()
    {
        var read = TrustPage.Read(TrustPage.Text([Held, NotHeld]));
        Assert.That(read.Select(Words), Is.EqualTo(new[] { Held, NotHeld }.Select(Words)));
    }

    [Test]
    public void Each_part_is_called_as_it_is_typed() =>
        Assert.That(TrustParts.All(Frame.Open()).Select(part => part.Name), Is.EqualTo(TrustParts.Names));

    [Test]
    public void A_bar_in_a_figure_does_not_break_the_table()
    {
        var read = TrustPage.Read(TrustPage.Text([Held with { Figures = ["a | b\nc"] }]));
        Assert.That(read.Single().Figures, Is.EqualTo(["a / b c"]));
    }

    [Test]
    public void The_age_tells_what_is_stale_and_what_did_not_hold()
    {
        var known = TrustParts.Names.Select(name => Held with { Part = name }).ToList();
        var today = new DateOnly(2026, 11, 25);
        Assert.That(
            TrustAge.Line(known, "0123456789ab", 3, today),
            Is.EqualTo("trust: measured on 0123456789ab, 3 commits and 2 days ago; stale parts: none"));
        Assert.That(TrustAge.Line(known, "0123456789ab", 1, new DateOnly(2026, 11, 24)), Does.Contain(", 1 commit and 1 day ago;"));
        known[0] = known[0] with { Source = "0123456789ac", Held = false };
        Assert.That(
            TrustAge.Line(known, "0123456789ab", null, today),
            Is.EqualTo("trust: measured on 0123456789ac, 2 days ago; stale parts: known-bads; did not hold: known-bads"));
        Assert.That(TrustAge.Line(known[1..2], "0123456789ab", null, today), Does.Contain("stale parts: known-bads, kill-sweep, benchmark, mutation-score"));
        Assert.That(TrustAge.Line([], "0123456789ab", null, today), Is.EqualTo("trust: never measured; ./maestro trust measures it"));
    }

    [Test]
    public void The_page_that_is_there_reads()
    {
        var settings = Settings.Find(AppContext.BaseDirectory);
        var text = File.ReadAllText(Path.Combine(settings.Root, TrustPage.File));
        Assert.That(TrustPage.Text(TrustPage.Read(text)), Is.EqualTo(text));
    }

    private static string Words(PartProof proof) => $"{proof with { Figures = [] }} {string.Join(';', proof.Figures)}";
}

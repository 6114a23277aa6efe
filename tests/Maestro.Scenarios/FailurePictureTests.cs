using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Running;

namespace Maestro.Scenarios;

/// <summary>A failure leaves a picture of each open tab and the words that stood there; what passes leaves none.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FailurePictureTests
{
    [Test]
    public async Task What_fails_leaves_a_picture_and_what_passes_none()
    {
        var failing = TheProject.Project.Canary(TheProject.Target) with { Id = "failing" };
        var passing = ScenarioTests.Variants.Single(variant => variant.Id == "operation/green-online");
        var folder = Directory.CreateTempSubdirectory("maestro-pictures-").FullName;
        try
        {
            await Run.GoAsync(
                await OnStage.StageAsync(), [failing, passing], null, folder, Run.NewSeed(), new RunLimits(2), new Unwatched(), TestContext.CurrentContext.CancellationToken);

            var events = Journal.Read(Path.Combine(folder, Journal.FileName)).Events;
            var picture = events.OfType<PictureTaken>().Single();
            Assert.That((picture.Scenario, picture.Device, picture.Tab), Is.EqualTo(("failing", "device", 1)));
            Assert.That(picture.Words, Does.Contain("Desk"));
            Assert.That((await File.ReadAllBytesAsync(Path.Combine(folder, picture.File)))[..2], Is.EqualTo(new byte[] { 0xFF, 0xD8 }));
            Assert.That(picture.Seq, Is.LessThan(events.OfType<PhaseStarted>().Single(phase => phase is { Scenario: "failing", Phase: Phase.TearDown }).Seq));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

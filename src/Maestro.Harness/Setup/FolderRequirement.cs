namespace Maestro.Harness.Setup;

/// <summary>The project's folder can be written: builds, caches and reports are kept in it.</summary>
public sealed class FolderRequirement(Settings settings) : IRequirement
{
    public string Name => "Project folder";

    public Task<Finding> CheckAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var folder in new[] { settings.Work, settings.Artifacts })
            {
                Directory.CreateDirectory(folder);
                using var probe = new FileStream(
                    Path.Combine(folder, $".probe-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write,
                    FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }

            return Task.FromResult(new Finding(true, $"{settings.Root}, writable"));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Task.FromResult(new Finding(
                false, e.Message, $"Run as the owner of {settings.Root}, or work in a copy of your own."));
        }
    }
}

namespace Maestro.SyncStub.Tests.Support;

/// <summary>Three small client builds in a temporary folder, and a secret outside of them.</summary>
internal sealed class BuildsFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("maestro-builds-");

    public BuildsFolder()
    {
        foreach (var build in (string[])["enabled", "disabled", "rollout-25"])
        {
            Write($"builds/{build}/index.html", $"<!doctype html><title>{build}</title>");
            Write($"builds/{build}/sw.js", $"// service worker of {build}");
            Write($"builds/{build}/assets/app-{build}.js", $"// {build}");
            Write($"builds/{build}/assets/shared.js", $"// shared, of {build}");
            Write($"builds/{build}/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        }

        Write("secret.txt", Secret);
        Write("builds/unfinished/readme.txt", "no index.html, no build");
    }

    public static string Secret => "not for the web";

    public string Path => System.IO.Path.Combine(_root.FullName, "builds");

    public void Dispose() => _root.Delete(recursive: true);

    private void Write(string path, string text)
    {
        var file = new FileInfo(System.IO.Path.Combine(_root.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}

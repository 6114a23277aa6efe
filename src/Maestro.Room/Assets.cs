namespace Maestro.Room;

/// <summary>The files of the room's page, which are part of the program.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static IEnumerable<string> Names => typeof(Assets).Assembly.GetManifestResourceNames();

    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Assets).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public static string TypeOf(string name) => Types[Path.GetExtension(name)];
}

using System.IO.Compression;
using System.Text.Json;

namespace Maestro.Harness.Reporting.Html;

/// <summary>JSON as gzip in base64: a tenth of its size, and nothing for the page's parser to read.</summary>
internal static class Packed
{
    public static string Of(object data)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, data, RunData.Json);
        }

        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }
}

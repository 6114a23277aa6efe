namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>Damage to a file of a closed browser.</summary>
internal static class Bytes
{
    private const byte Garbage = 0x5a;

    /// <summary>As long as before, and nothing of what it was.</summary>
    public static void Garble(string file)
    {
        var garbage = new byte[new FileInfo(file).Length];
        Array.Fill(garbage, Garbage);
        File.WriteAllBytes(file, garbage);
    }

    /// <summary>One bit in the middle of the file is another.</summary>
    public static void FlipOneBit(string file) => Change(file, new FileInfo(file).Length / 2);

    /// <summary>One bit of the byte at this place is another.</summary>
    public static void Change(string file, long place)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = place;
        var was = stream.ReadByte();
        stream.Position = place;
        stream.WriteByte((byte)(was ^ 0x10));
    }

    public static void Cut(string file, long length)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.SetLength(length);
    }
}

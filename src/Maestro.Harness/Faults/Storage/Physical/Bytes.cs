using System.Buffers.Binary;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>Damage to a file of a browser's profile.</summary>
internal static class Bytes
{
    private const byte Garbage = 0x5a;
    private const long LargeTable = 1 << 20;
    private const ulong TableMagic = 0xdb4775248b80fb57;

    /// <summary>As long as before, and nothing of what it was.</summary>
    public static void Garble(string file)
    {
        var garbage = new byte[new FileInfo(file).Length];
        Array.Fill(garbage, Garbage);
        File.WriteAllBytes(file, garbage);
    }

    /// <summary>A table of LevelDB ends with a number of its own; a large one is meant here.</summary>
    public static bool IsWholeTable(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (stream.Length < LargeTable)
        {
            return false;
        }

        var end = new byte[sizeof(ulong)];
        stream.Position = stream.Length - end.Length;
        stream.ReadExactly(end);
        return BinaryPrimitives.ReadUInt64LittleEndian(end) == TableMagic;
    }

    /// <summary>One bit in the middle of the file is another.</summary>
    public static void FlipOneBit(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var place = stream.Length / 2;
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

using System.Text;
using CsCheck;
using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class MutatedFileTests
{
    private const string Valid = """
        title: "A full quota: MAESTRO works on, and says so"
        claims: [QUO-1, QUO-2]
        severity: high
        needs: linux
        devices: { phone: { tabs: 2 }, laptop: }
        matrix:
          when: [before-first-write, after-three]
          row:
            - { name: 'a b', n: 3 }
            - { name: b, n: 2 }
        suspend:
          - guarantee: a
            reason: >-
              it must
              break
        steps:
          - inject: storage.quota-full   # a comment
            at: ${when}
          - open: desk
            on: [phone.2, laptop]
          - inject: network.answer-lost
            with: { route: claim-receipt, times: "${row.n}", after: "${row.n} s", keep-alive: true }
          - execute: email.send
            params: { a: [1, 1.5, x, "1", null], b: {} }
          - expect:
              console: warn
              says: |
                Failed: ${row.name}
          - stop:
        recover:
          - heal: storage.quota-full
        """;

    private static readonly string[] Snippets =
    [
        "\n", " ", "  - ", ": ", "{", "}", "[", "]", "\"", "'", "#", "&a ", "*a", "!x ", "? ", "| ", ">-", "---\n", "...\n",
        "%YAML 9\n", "\t", "\0", "\uFEFF", "${", "${when}", "${row}", "~", "null", "\\", "é", "😀", "<<: ", "@", ",",
    ];

    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.Int[0, 1_000_000], Gen.Int[0, 40], Gen.Byte, Gen.OneOf(Snippets), Gen.Enum<Edit>())
        .Array[1, 3]
        .Select(edits => edits.Aggregate(Encoding.UTF8.GetBytes(Valid), Apply));

    private enum Edit
    {
        ReplaceByte,
        InsertSnippet,
        DeleteBytes,
        RepeatBytes,
        DeleteLine,
        RepeatLine,
        MoveLineToTheEnd,
        CutOff,
    }

    [Test]
    public void The_file_is_valid_before_it_is_mutated() => Assert.That(Yaml.Load(Valid), Has.Count.EqualTo(4));

    // Not Sample: its seed fixes the first case alone, and a gate must judge the same cases each time.
    [Test]
    public void A_mutated_file_loads_or_has_problems_with_places()
    {
        using var folder = new Yaml();
        var random = new PCG(stream: 1, seed: 0x7f3a);
        var refused = Enumerable.Range(0, 2_000).Count(_ => IsRefused(Mutated.Generate(random, null, out var _), folder));
        Assert.That(refused, Is.InRange(1_000, 1_990));
    }

    private static bool IsRefused(byte[] bytes, Yaml folder)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var path = folder.Write("scenarios/test.yaml", "");
        File.WriteAllBytes(path, bytes);
        try
        {
            Assert.That(ScenarioFile.Load(path, folder.Root, Yaml.Catalog), Is.Not.Empty, text);
            return false;
        }
        catch (InputException e)
        {
            Assert.That(e.Problems, Is.Not.Empty, text);
            Assert.That(e.Problems, Is.All.Matches<InputProblem>(HasAPlace), text);
            return true;
        }
        catch (Exception e) when (e is not AssertionException)
        {
            Assert.Fail($"{e}\n\n{text}");
            throw;
        }
    }

    private static bool HasAPlace(InputProblem? problem) =>
        problem is { File: "scenarios/test.yaml", Line: >= 1, Column: >= 1, Message.Length: > 10 };

    private static byte[] Apply(byte[] text, (int At, int Length, byte Byte, string Snippet, Edit Edit) edit)
    {
        if (text.Length == 0)
        {
            return Encoding.UTF8.GetBytes(edit.Snippet);
        }

        var at = edit.At % text.Length;
        var end = Math.Min(text.Length, at + edit.Length);
        var lines = Encoding.UTF8.GetString(text).Split('\n').ToList();
        var line = edit.At % lines.Count;
        return edit.Edit switch
        {
            Edit.ReplaceByte => [.. text[..at], edit.Byte, .. text[(at + 1)..]],
            Edit.InsertSnippet => [.. text[..at], .. Encoding.UTF8.GetBytes(edit.Snippet), .. text[at..]],
            Edit.DeleteBytes => [.. text[..at], .. text[end..]],
            Edit.RepeatBytes => [.. text[..end], .. text[at..]],
            Edit.DeleteLine => Joined(lines.Where((_, i) => i != line)),
            Edit.RepeatLine => Joined(lines.SelectMany((each, i) => i == line ? [each, each] : new[] { each })),
            Edit.MoveLineToTheEnd => Joined(lines.Where((_, i) => i != line).Append(lines[line])),
            _ => text[..at],
        };
    }

    private static byte[] Joined(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));
}

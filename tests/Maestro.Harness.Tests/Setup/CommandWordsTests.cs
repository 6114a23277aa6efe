using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

internal sealed class CommandWordsTests
{
    [TestCase("npm ci", new[] { "npm", "ci" })]
    [TestCase("  npm \t run  build ", new[] { "npm", "run", "build" })]
    [TestCase("echo \"two words\" 'it is \"so\"'", new[] { "echo", "two words", "it is \"so\"" })]
    [TestCase("--name='a b'c ''", new[] { "--name=a bc", "" })]
    [TestCase("a $HOME && b \\ c", new[] { "a", "$HOME", "&&", "b", "\\", "c" })]
    public void Blanks_separate_and_quotes_keep_together(string line, string[] words) =>
        Assert.That(CommandWords.Split(line), Is.EqualTo(words));

    [TestCase("", "A command line is empty.")]
    [TestCase("  ", "A command line is empty.")]
    [TestCase("echo 'open", "The quote ' is not closed: echo 'open")]
    public void What_is_no_command_line_is_refused(string line, string problem) =>
        Assert.That(() => CommandWords.Split(line), Throws.TypeOf<InputException>().With.Message.EqualTo(problem));
}

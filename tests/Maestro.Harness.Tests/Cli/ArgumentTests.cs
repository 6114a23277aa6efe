namespace Maestro.Harness.Tests.Cli;

internal sealed class ArgumentTests
{
    [TestCase("doctr", "Unknown command: doctr\n    Did you mean `doctor`?\n")]
    [TestCase("doctor --halp", "Unknown option: --halp\n    Did you mean `--help`?\n")]
    [TestCase("test --filtr Name", "Unknown option: --filtr\n    Did you mean `--filter`?\n")]
    [TestCase("run --worker 2", "Unknown option: --worker\n    Did you mean `--workers`?\n")]
    [TestCase("run --workers 0", "expected a whole number from 1 to 64, not 0\n    See: maestro run --help\n")]
    [TestCase("doctor now", "Unexpected argument: now\n    See: maestro doctor --help\n")]
    [TestCase("new scenario", "Required argument 'path' missing for command: 'scenario'.\n    See: maestro new scenario --help\n")]
    [TestCase("test --filter", "Required argument missing for option: '--filter'.\n    See: maestro test --help\n")]
    public async Task Wrong_arguments_end_with_3_and_the_nearest_word(string arguments, string errors) =>
        Assert.That(await CliProcess.RunAsync(arguments), Is.EqualTo((3, "", errors)));

    [TestCase("")]
    [TestCase("--help")]
    [TestCase("doctr --help")]
    public async Task Help_lists_the_commands_and_the_exit_codes(string arguments)
    {
        var (exitCode, output, errors) = await CliProcess.RunAsync(arguments);

        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("  doctor ").And.Contain("  test ").And.Contain("0 passed, 1 failed, 2 unknown"));
    }
}

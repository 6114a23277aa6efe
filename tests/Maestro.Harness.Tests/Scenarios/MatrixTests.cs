using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class MatrixTests
{
    [Test]
    public void A_file_is_repeated_for_every_combination() =>
        Assert.That(
            Load("matrix: { when: [early, late], n: [1, 2] }", "execute: ${when}\ntimes: ${n}")
                .Select(each => (each.Id, Step(each).Action, Step(each).Times)),
            Is.EqualTo(new[]
            {
                ("test[when=early,n=1]", "early", 1),
                ("test[when=early,n=2]", "early", 2),
                ("test[when=late,n=1]", "late", 1),
                ("test[when=late,n=2]", "late", 2),
            }));

    [Test]
    public void The_cell_is_told() =>
        Assert.That(
            Load("matrix: { when: early }", "execute: ${when}")[0].Cell,
            Is.EqualTo(new Dictionary<string, string> { ["when"] = "early" }));

    [Test]
    public void A_value_stays_what_it_is() =>
        Assert.That(
            Step(Load("matrix:\n  data: [{ name: a, b: [1, x] }]", "execute: x\nparams: ${data}")[0]).Params!.ToJsonString(),
            Is.EqualTo("""{"name":"a","b":[1,"x"]}"""));

    [Test]
    public void A_quoted_reference_takes_the_value_itself_too() =>
        Assert.That(Step(Load("matrix: { n: 3 }", "{ execute: x, times: \"${n}\" }")[0]).Times, Is.EqualTo(3));

    [Test]
    public void A_whole_step_can_be_a_value() =>
        Assert.That(
            Load("matrix:\n  step: [{ open: desk }, { reload: }]", "${step}").Select(each => each.Scenario.Steps[0]),
            Is.EqualTo(new Step[]
            {
                new OpenStep("desk") { Place = new("scenarios/test.yaml", 2, 10) },
                new ReloadStep { Place = new("scenarios/test.yaml", 2, 26) },
            }));

    [Test]
    public void References_within_a_text_become_text() =>
        Assert.That(
            Step(Load("matrix: { n: [3], w: [\"x y\"] }", "execute: a ${n}-${w}${n}")[0]).Action, Is.EqualTo("a 3-x y3"));

    [Test]
    public void Fields_of_a_mapping_are_values() =>
        Assert.That(
            Load("matrix:\n  row: [{ name: a, n: 1 }, { name: b, n: 2 }]", "execute: ${row.name}\ntimes: ${row.n}")
                .Select(each => (each.Id, Step(each).Times)),
            Is.EqualTo(new[] { ("test[row=a]", 1), ("test[row=b]", 2) }));

    [Test]
    public void Ids_hold_plain_words_and_stay_different() =>
        Assert.That(
            Load("matrix: { x: [\"a b/c\", a-b-c, \"\", \"!!\", 1, \"1\", -0.5, Ä] }", "execute: x${x}")
                .Select(each => each.Cell["x"]),
            Is.EqualTo(new[] { "a-b-c", "a-b-c#2", "#3", "#4", "1", "1#6", "-0.5", "Ä" }));

    [Test]
    public void The_title_can_hold_references() =>
        Assert.That(
            Yaml.Load("matrix: { x: a }\ntitle: A title for ${x}\nclaims: a\nsteps: { open: desk }\n")[0].Scenario.Title,
            Is.EqualTo("A title for a"));

    [Test]
    public void A_value_that_does_not_fit_is_reported_where_it_stands() =>
        Assert.That(Problems("matrix: { n: [1, x] }", "execute: x\ntimes: ${n}"), Is.EqualTo(new[]
        {
            "1:18: `times` is `x`; expected a whole number.",
        }));

    [Test]
    public void Unknown_names_are_refused_with_the_nearest() =>
        Assert.That(
            Problems("matrix: { when: [a, b], row: [{ x: 1 }] }", "execute: ${wen} ${when}\nas: ${row.y}\nparams: { a: \"${when.x}\" }"),
            Is.EqualTo(new[]
            {
                "5:14: `${wen}` names nothing in the matrix; expected `when` or `row`.\n    Did you mean `when`?",
                "6:9: `${row.y}` names nothing in the matrix; expected `row.x`.\n    Did you mean `row.x`?",
                "7:18: `${when.x}` names nothing in the matrix; expected `when`.\n    Did you mean `when`?",
            }));

    [Test]
    public void A_reference_without_a_matrix_is_refused() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("execute: ${x}")), Is.EqualTo(new[]
        {
            "4:14: `${x}` names nothing in the matrix; expected no `${…}` without a `matrix`.",
        }));

    [TestCase("execute: a ${x b", "5:14: `${` in `a ${x b` is not closed; expected `${name}`.")]
    [TestCase("execute: a ${row} ${x}", "5:14: `${row}` is a mapping and stands inside a text; expected a single value.\n    Use one of its fields.")]
    [TestCase("execute: a\nparams: { \"${x}\": 1 }", "6:15: The key `${x}` holds `${`; expected a plain word.\n    Only values can come from the matrix.")]
    public void A_reference_in_a_wrong_place_is_refused(string step, string problem) =>
        Assert.That(Problems("matrix: { row: { x: 1 }, x: 1 }", step), Does.Contain(problem));

    [Test]
    public void A_name_that_is_used_nowhere_is_refused() =>
        Assert.That(Problems("matrix: { when: [a, b] }", "execute: x"), Is.EqualTo(new[]
        {
            "1:11: `when` of the matrix is used nowhere; expected `${when}` in a value.\n    Use it, or remove it.",
        }));

    [TestCase("[a]", "1:9: `matrix` is a list; expected names, each with a value, or a list of such.")]
    [TestCase("{ When: a, when: b }", "1:11: `When` names a value of the matrix; expected lower-case letters, digits and `-`, such as `when`.")]
    [TestCase("{ when: [] }", "1:17: `when` has no values; expected at least one.\n    List them, or remove the name.")]
    [TestCase("{ when: [a, [b]] }", "1:21: `when` holds a list; expected words, or mappings whose first field is one.")]
    [TestCase("{ when: [{}] }", "1:18: `when` holds a mapping; expected words, or mappings whose first field is one.")]
    [TestCase("{ when: [{ a: [] }] }", "1:18: `when` holds a mapping; expected words, or mappings whose first field is one.")]
    [TestCase("{ when: [a, b, a] }", "1:24: `when` holds `a` twice; expected each value once.\n    Remove one.")]
    [TestCase("{ when: [{ a: x, b: [\"${x}\"] }] }", "1:30: A value of the matrix refers to another: the text \"${x}\"; expected a value.\n    Use both names where they are needed.")]
    public void A_matrix_of_another_shape_is_refused_without_further_complaints(string matrix, string problem) =>
        Assert.That(Problems($"matrix: {matrix}", "execute: ${when}"), Is.EqualTo(new[] { problem }));

    [Test]
    public void A_matrix_of_too_many_cells_is_refused()
    {
        var values = string.Join(", ", Enumerable.Range(0, 11));
        Assert.That(
            Problems($"matrix: {{ a: [{values}], b: [{values}], c: [{values}] }}", "execute: ${a}${b}${c}"),
            Is.EqualTo(new[] { "1:9: The matrix has 1331 cells; expected at most 1000.\n    Split the file." }));
    }

    private static IReadOnlyList<ScenarioVariant> Load(string matrix, string step) =>
        Yaml.Load($"{matrix}\n{Yaml.WithSteps(step)}");

    private static IReadOnlyList<string> Problems(string matrix, string step) =>
        Yaml.Problems($"{matrix}\n{Yaml.WithSteps(step)}");

    private static ExecuteStep Step(ScenarioVariant variant) => (ExecuteStep)variant.Scenario.Steps[0];
}

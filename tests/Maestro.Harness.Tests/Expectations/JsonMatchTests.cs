using System.Text.Json.Nodes;
using Maestro.Harness.Expectations;

namespace Maestro.Harness.Tests.Expectations;

internal sealed class JsonMatchTests
{
    [TestCase("""{"a":1,"b":2}""", """{"a":1}""", ExpectedResult = true, TestName = "What_is_not_named_may_be_anything")]
    [TestCase("""{"a":1}""", """{}""", ExpectedResult = true, TestName = "Nothing_expected_is_met_by_any_object")]
    [TestCase("""{"a":1}""", """{"a":2}""", ExpectedResult = false, TestName = "Another_value_is_not_met")]
    [TestCase("""{"a":1}""", """{"b":1}""", ExpectedResult = false, TestName = "A_member_that_is_absent_is_not_met")]
    [TestCase("""{"a":null}""", """{"a":null}""", ExpectedResult = true, TestName = "Null_meets_null")]
    [TestCase("""{}""", """{"a":null}""", ExpectedResult = true, TestName = "Absent_meets_null")]
    [TestCase("""{"a":0}""", """{"a":null}""", ExpectedResult = false, TestName = "Zero_does_not_meet_null")]
    [TestCase("""{"a":1}""", """{"a":1.0}""", ExpectedResult = true, TestName = "Numbers_are_equal_by_value")]
    [TestCase("""{"a":1}""", """{"a":"1"}""", ExpectedResult = false, TestName = "A_number_is_no_text")]
    [TestCase("""{"a":{"b":[1,{"c":2,"d":3}]}}""", """{"a":{"b":[1,{"c":2}]}}""", ExpectedResult = true, TestName = "Objects_in_lists_may_have_more")]
    [TestCase("""[1,2]""", """[1]""", ExpectedResult = false, TestName = "A_longer_list_is_not_met")]
    [TestCase("""[]""", """[1]""", ExpectedResult = false, TestName = "A_shorter_list_is_not_met")]
    [TestCase("""[2,1]""", """[1,2]""", ExpectedResult = false, TestName = "The_order_of_a_list_counts")]
    [TestCase("""{"a":[]}""", """{"a":[]}""", ExpectedResult = true, TestName = "Empty_meets_empty")]
    [TestCase("""{"a":["x"]}""", """{"a":[]}""", ExpectedResult = false, TestName = "A_list_with_something_is_not_empty")]
    [TestCase("""[1]""", """{"a":1}""", ExpectedResult = false, TestName = "A_list_is_no_object")]
    [TestCase("""null""", """{"a":1}""", ExpectedResult = false, TestName = "Nothing_is_no_object")]
    [TestCase("""null""", """[]""", ExpectedResult = false, TestName = "Nothing_is_no_list")]
    public bool What_is_seen_contains_what_is_expected(string seen, string expected) =>
        JsonMatch.Contains(JsonNode.Parse(seen), JsonNode.Parse(expected));
}

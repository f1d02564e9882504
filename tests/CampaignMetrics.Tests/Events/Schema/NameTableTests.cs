using System.Text;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Tests.Events.Schema;

public sealed class NameTableTests
{
    [Fact]
    public void Names_of_one_length_with_one_first_and_one_middle_letter_are_told_apart()
    {
        var names = Of("country", "cxuxtxx", "caunted");
        var table = new NameTable(names);
        foreach (var (index, name) in names.Index()) Assert.Equal(index, table.Find(name));
    }

    [Fact]
    public void The_most_names_that_it_can_have_find_a_place_each()
    {
        var names = Of([.. Enumerable.Range(0, byte.MaxValue).Select(i => $"name{i:000}")]);
        var table = new NameTable(names);
        foreach (var (index, name) in names.Index())
        {
            Assert.Equal(index, table.Find(name));
            Assert.Equal(index, table.Find([.. name, .. new byte[NameTable.Width]], 0, name.Length));
        }
    }

    [Fact]
    public void A_name_with_more_or_less_letters_is_another()
    {
        var table = new NameTable(Of("url", "link"));
        foreach (var other in Of("", "ur", "urls", "lin", "linkk", "Url", "a name that is longer than all"))
            Assert.Equal(-1, table.Find(other));
    }

    [Theory]
    [InlineData("url", "url")]
    [InlineData("", "url")]
    [InlineData("aNameOf16Letters", "url")]
    public void Names_that_cannot_be_told_apart_are_refused(string one, string other) =>
        Assert.Throws<ArgumentException>(() => new NameTable(Of(one, other)));

    private static byte[][] Of(params string[] names) => [.. names.Select(Encoding.UTF8.GetBytes)];
}

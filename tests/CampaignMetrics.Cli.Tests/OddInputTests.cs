using System.Globalization;

namespace CampaignMetrics.Cli.Tests;

/// <summary>Inputs that are cut, endless or unlike what is expected, and countries that write numbers in another way.</summary>
[Collection(InProcess.Collection)]
public sealed class OddInputTests(OddFiles files) : IClassFixture<OddFiles>
{
    [Theory]
    [InlineData("csv", "mailchimp-activity.json"), InlineData("Postmark", "postmark-opens.json")]
    public void JSON_that_was_cut_anywhere_is_never_taken_for_whole(string provider, string sample)
    {
        var whole = File.ReadAllText(Repository.PathOf("docs", "samples", "exports", sample)).TrimEnd();
        foreach (var length in Enumerable.Range(1, whole.Length - 1).Where(length => whole[length - 1] != '\n' && whole[length] != '\n'))
            Assert.True(InProcess.Run(whole[..length], "import", provider, "-", "--email", "spring").ExitCode == 2, $"cut at {length}");
    }

    [Fact]
    public void A_cut_file_among_good_ones_is_no_success()
    {
        using var cut = new TemporaryFile(File.ReadAllText(Repository.PathOf("docs", "samples", "exports", "postmark-opens.json"))[..^20]);
        var whole = Repository.PathOf("docs", "samples", "exports", "postmark-opens.json");
        var run = InProcess.Run("", "import", "Postmark", whole, cut.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("its end is missing", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("mailbox unavailable, try again later, or not at all"),
        InlineData("<ann@mail.example>: host mx.mail.example said: 550 5.1.1 unknown"),
    ]
    [InlineData("{450 4.7.1} greylisted, please wait"), InlineData("Subject to policy: 550 5.7.1 refused")]
    public void What_a_server_says_may_look_like_anything(string reply)
    {
        var run = InProcess.Run(reply + "\n", "bounce", "--replies", "-");
        Assert.Equal((0, 1), (run.ExitCode, run.Output.Count(letter => letter == '\n')));
    }

    [Fact]
    public void A_reply_of_success_says_so() =>
        Assert.Contains("Nothing failed", InProcess.Run("250 2.0.0 OK\n", "bounce", "--replies", "-").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("agent", "Thunderbird/115.0"), InlineData("bounce --replies -", "550 5.1.1 no")]
    public void An_endless_line_is_named_and_the_next_is_read(string command, string next)
    {
        var run = InProcess.Run(new string('x', 3_000_000) + "\n" + next + "\n", command.Split(' '));
        Assert.Equal("-:1: line is longer than 1,048,576 characters\n", run.Error);
        Assert.Equal(1, run.Output.Count(letter => letter == '\n'));
    }

    [Fact]
    public void An_endless_line_of_networks_is_named_and_the_next_is_read()
    {
        var run = InProcess.Run("", files.Fill("report {events} --relays {long-line}"));
        Assert.Equal((0, $"{files["long-line"]}:1: line is longer than 4,096 characters\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("sv-SE"), InlineData("de-DE"), InlineData("ar-SA"), InlineData("tr-TR"), InlineData("fa-IR")]
    public void A_number_is_the_same_in_every_country(string culture)
    {
        string[] args = ["generate", "--recipients", "50", "--duplicates", "0.1", "--seed", "-3"];
        var expected = InProcess.Run("", args).Output;
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, InProcess.Run("", args).Output);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

namespace CampaignMetrics.Cli.Tests;

/// <summary>The help, and what stands in it.</summary>
[Collection(InProcess.Collection)]
public sealed class HelpTests
{
    [Theory]
    [
        InlineData("recipients", "notSent"), InlineData("report", "Mailchimp"), InlineData("import", "SendGrid"),
        InlineData("import", "klaviyo-events"),
    ]
    public void A_name_has_a_line_of_its_own_in_the_help(string command, string name) =>
        Assert.Contains(InProcess.Run("", command, "--help").Output.Split('\n'), line => line.Trim() == name);

    [Fact]
    public void A_list_of_names_is_not_wider_than_a_terminal() =>
        Assert.All(
            InProcess.Run("", "recipients", "--help").Output.Split('\n').Where(line => !line.Contains(' ', StringComparison.Ordinal)),
            line =>
                Assert.True(line.Length <= 80, line));

    [Theory]
    [InlineData("report"), InlineData("recipients"), InlineData("compare"), InlineData("definitions"), InlineData("generate")]
    [InlineData("bounce"), InlineData("agent"), InlineData("locate"), InlineData("import"), InlineData("history"), InlineData("export")]
    [InlineData("breakdown"), InlineData("series"), InlineData("times"), InlineData("sources"), InlineData("unsubscriptions")]
    [InlineData("dmarc"), InlineData("watch")]
    [InlineData("append"), InlineData("store"), InlineData("store setup"), InlineData("store verify"), InlineData("store export")]
    [InlineData("store catalog"), InlineData("store catalog set"), InlineData("export all"), InlineData("saved"), InlineData("saved save")]
    [InlineData("saved run"), InlineData("saved dashboard"), InlineData("saved dashboard save")]
    public void Help_fits_80_columns(string command) =>
        Assert.All(InProcess.Run("", [.. command.Split(' '), "--help"]).Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));

    [Theory, InlineData("report"), InlineData("import"), InlineData("generate")]
    public void No_line_of_the_help_ends_in_a_blank(string command) =>
        Assert.All(InProcess.Run("", command, "--help").Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));

    [Fact]
    public void Without_arguments_the_help_is_shown()
    {
        var run = InProcess.Run("");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("report", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_a_version() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", InProcess.Run("", "--version").Output);
}

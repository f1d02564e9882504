using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Cli.Tests;

/// <summary>
/// Streams that are closed, full or no files, as a shell gives them; outputs that are inputs; little room and little memory.
/// </summary>
public sealed partial class OddStreamsTests(OddFiles files) : IClassFixture<OddFiles>, IDisposable
{
    private static readonly string Tool = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "campaign-metrics.dll")}'";

    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-metrics-streams-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>In a folder of its own; <c>$T</c> is the command, <c>$E</c> a file of events with a rejected line.</summary>
    private ToolRun Shell(string script)
    {
        if (!OperatingSystem.IsLinux()) Needs.Missing("a shell of Linux");
        var events = Path.Combine(_folder, "events");
        File.WriteAllText(events, File.ReadAllText(files["events"]) + "rejected\n");
        var whole = $"cd '{_folder}'; E='{events}'; T() {{ env $V {Tool} \"$@\"; }}; {script}";
        return Tests.Tool.Finish(Tests.Tool.StartProgram("bash", "-c", whole));
    }

    private void Fails(string script, string message)
    {
        var run = Shell(script);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("campaign-metrics: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
    }

    [Theory]
    [InlineData("T report - <&-", "standard input is closed")]
    [InlineData("T agent <&-", "standard input is closed")]
    [InlineData("T bounce - <&-", "standard input is closed")]
    [InlineData("T import SendGrid - <&-", "standard input is closed"), InlineData("T report - </dev/null", "is empty")]
    [InlineData("T report - <&- >&-", "standard output is closed")]
    public void Standard_input_that_is_closed_ends(string script, string message) => Fails(script, message);

    [Theory]
    [InlineData("T report $E >&-")]
    [InlineData("T recipients sent $E >&-")]
    [InlineData("T compare $E >&-")]
    [InlineData("T definitions >&-")]
    [InlineData("T generate >&-")]
    [InlineData("T agent x >&-")]
    [InlineData("T --help >&-")]
    [InlineData("T --version >&-")]
    [InlineData("T >&-")]
    [InlineData("T report - >&-")]
    public void Standard_output_that_is_closed_is_told_before_the_work(string script) => Fails(script, "standard output is closed");

    [Theory]
    [InlineData("T report $E --output /dev/full 2>&1 | tail -1 >&2; exit ${PIPESTATUS[0]}")]
    [InlineData("T definitions >/dev/full")]
    [InlineData("T generate >/dev/full")]
    [InlineData("T agent x >/dev/full"), InlineData("T --help >/dev/full"), InlineData("T --version >/dev/full")]
    public void A_full_output_is_one_line(string script) => Fails(script, "No space left");

    [Theory]
    [InlineData("2>&-"), InlineData("2>/dev/full"), InlineData("2>&- <&-")]
    public void Messages_that_cannot_be_told_cost_no_report(string redirection)
    {
        var expected = Shell("T report $E --format json");
        var run = Shell($"T report $E --format json {redirection}");
        Assert.Equal((0, expected.Output), (run.ExitCode, run.Output));
    }

    [Fact]
    public void No_message_goes_into_a_file_that_took_the_place_of_a_closed_stream()
    {
        var run = Shell("T report $E --format json --output out.json 2>&- >&- <&-; cat out.json");
        Assert.Equal(Shell("T report $E --format json").Output, run.Output);
    }

    [Fact]
    public void A_reader_who_has_seen_enough_is_no_fault() =>
        Assert.Equal("", Shell("T generate --recipients 20000 --emails 1 | head -n 1 >/dev/null").Error);

    [Theory]
    [InlineData("cp $E a; T report a --output a")]
    [InlineData("cp $E a; ln -s a b; T report a --output b")]
    [InlineData("cp $E a; ln -s a b; T report b --output a")]
    [InlineData("cp $E a; ln a b; T report a --output b")]
    [InlineData("cp $E a; mkdir d; T report a --output d/../a")]
    [InlineData("cp $E a; ln -s . d; T report d/a --output a")]
    [InlineData("cp $E a; T report - --output a <a"), InlineData("cp $E a; T report a >>a")]
    public void An_output_that_is_an_input_is_refused(string script)
    {
        var run = Shell($"{script}; code=$?; cmp $E a || exit 9; exit $code");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is an input too", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_keeps_its_mode_and_its_link()
    {
        var run = Shell(
            "echo old >real; chmod 640 real; ln -s real link; T report $E --output link 2>&-; stat -c %a real; readlink link; head -c 3 real | grep -c old; ls -A");
        Assert.Equal("640\nreal\n0\nevents\nlink\nreal\n", run.Output);
    }

    [Fact]
    public void A_full_disk_leaves_the_old_file_and_nothing_else()
    {
        var run = Shell(
            "export DOTNET_EnableWriteXorExecute=0; echo old >out; (ulimit -f 100; T generate --recipients 20000 --emails 1 --output out); code=$?; cat out; ls -A; exit $code");
        Assert.Equal((2, "old\nevents\nout\n"), (run.ExitCode, run.Output));
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_report_that_fails_leaves_the_old_file()
    {
        var run = Shell("echo old >out; T report $E --email none --output out; code=$?; cat out; ls -A; exit $code");
        Assert.Equal((2, "old\nevents\nout\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_pipe_is_read_like_a_file() =>
        Assert.Equal(Shell("T report $E --format json").Output, Shell("T report <(cat $E) --format json").Output);

    [Theory]
    [InlineData("T locate <(echo x) 1.2.3.4")]
    [InlineData("T report $E --geo <(echo x)")]
    [InlineData("mkfifo p; (echo x >p &); T locate p 1.2.3.4")]
    [InlineData("T report <(echo x)")]
    [InlineData("T report $E --emails <(echo x)")]
    public void A_pipe_of_something_else_is_told(string script) => Fails(script, ": ");

    [Fact]
    public void A_locale_changes_nothing()
    {
        const string work = "T generate --recipients 30 --duplicates 0.1 | T report - --format csv; T generate --duplicates 0,1; T report";
        var expected = Shell(work);
        string[] locales = ["sv_SE", "de_DE", "sv_SE.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8", "xx", "C", ""];
        Assert.All(locales, locale =>
        {
            var run = Shell($"V='LC_ALL={locale} LANG={locale}'; {work}");
            Assert.Equal((expected.Output, expected.Error), (run.Output, run.Error));
        });
    }

    [Theory]
    [InlineData("TERM=xterm-256color", true), InlineData("TERM=xterm-256color NO_COLOR=1", false), InlineData("TERM=dumb", false)]
    public void A_terminal_has_colours_where_nobody_says_otherwise(string variables, bool hasColours)
    {
        if (!File.Exists("/usr/bin/script")) Needs.Missing("script, which makes a terminal");
        var run = Shell($"script -qec \"env -u NO_COLOR {variables} {Tool} report '$E'\" /dev/null");
        Assert.Contains("delivered", run.Output, StringComparison.Ordinal);
        Assert.Equal(hasColours, Style().IsMatch(run.Output));
    }

    [Theory]
    [InlineData("0x1000000"), InlineData("0x2000000"), InlineData("0x6000000")]
    public void Little_memory_is_one_line(string limit)
    {
        var run = Shell(
            $"T generate --recipients 60000 --emails 1 --output many; DOTNET_gcServer=0 DOTNET_GCHeapHardLimit={limit} T report many --memory 4GB --threads 2 >/dev/null");
        Assert.True(EndedItself(run.ExitCode), run.Error);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.True(run.Error.Count(letter => letter == '\n') <= 1, run.Error);
    }

    [Theory]
    [InlineData("0x800000"), InlineData("0xa00000"), InlineData("0x1000000"), InlineData("0x1800000"), InlineData("0x2000000")]
    public void Little_memory_is_one_line_for_every_command(string limit)
    {
        var run = Shell(
            $"export DOTNET_gcServer=0 DOTNET_GCHeapHardLimit={limit}; "
                + "for c in \"report $E\" \"compare $E\" \"recipients opened $E\" \"agent UA\" definitions --help "
                + "\"generate --recipients 20000\"; do T $c >/dev/null; echo $?; done");
        Assert.All(run.Output.Trim().Split('\n'), code => Assert.True(EndedItself(int.Parse(code, CultureInfo.InvariantCulture)), code));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Our codes, or the runtime's own death: at some limits it ends within its own code, with a segmentation fault.</summary>
    private static bool EndedItself(int code) => code is (>= 0 and <= 2) or 139;

    [GeneratedRegex(@"\u001b\[[0-9;]+m")]
    private static partial Regex Style();
}

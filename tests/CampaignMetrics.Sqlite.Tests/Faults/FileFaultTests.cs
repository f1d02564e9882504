using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.Sqlite.Tests.Faults;

/// <summary>Files that are torn, full, or cannot be written: each is a clear error, or the right result.</summary>
public sealed class FileFaultTests : IDisposable
{
    private const int Batches = 30;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_no_database_is_told()
    {
        await File.WriteAllTextAsync(_folder.File(), "{\"type\":\"sent\"}" + new string(' ', 1000));
        var e = await Assert.ThrowsAsync<InvalidDataException>(() => SqliteStore.OpenAsync(_folder.File()));
        Assert.Contains(_folder.File(), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var path = Path.Combine(_folder.File("nowhere"), "events.db");
        var e = await Assert.ThrowsAsync<IOException>(() => SqliteStore.OpenAsync(path));
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_short_gives_an_error_and_never_a_wrong_report()
    {
        await FillAsync();
        var whole = await File.ReadAllBytesAsync(_folder.File());
        var torn = 0;
        for (var length = 4096; length < whole.Length; length += 4096 * 3) torn += await IsToldAsync(whole[..length]) ? 1 : 0;
        Assert.True(torn > 0);
    }

    [Fact]
    public async Task A_damaged_page_gives_an_error_and_never_a_wrong_report()
    {
        await FillAsync();
        var whole = await File.ReadAllBytesAsync(_folder.File());
        var random = new Random(Mutations.Seed(18));
        for (var page = 0; page < whole.Length; page += 4096)
        {
            var damaged = whole.ToArray();
            random.NextBytes(damaged.AsSpan(page, 4096));
            await IsToldAsync(damaged);
        }
    }

    [Fact]
    public async Task A_write_ahead_log_that_is_torn_gives_the_first_batches_and_nothing_else()
    {
        byte[] file, log;
        await using (var store = await SqliteStore.OpenAsync(_folder.File()))
        await using (var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store))
        {
            for (var i = 0; i < Batches; i++) await ledger.AppendAsync(Some.Batch(i));
            (file, log) = (await File.ReadAllBytesAsync(_folder.File()), await File.ReadAllBytesAsync(_folder.File() + "-wal"));
        }
        var reports = Enumerable.Range(0, Batches + 1).Select(batches => Convert.ToHexString(Some.ReportOf(batches))).ToList();
        var (random, last, seen) = (new Random(Mutations.Seed(18)), 0, new HashSet<int>());
        for (var length = 0; length <= log.Length; length += random.Next(1, 9_000))
        {
            // Beyond it stands nothing, or what was on the disk before.
            var rest = new byte[random.Next(2) * (log.Length - length)];
            random.NextBytes(rest);
            var held = reports.IndexOf(await ReportOfAsync(file, [.. log[..length], .. rest]));
            Assert.True(held >= last, $"Cut at {length}, the store holds {held} batches; cut before, {last}.");
            seen.Add(last = held);
        }
        Assert.True(seen.Count > 5);
    }

    [Fact]
    public async Task A_disk_without_room_fails_the_append_and_keeps_what_was_acknowledged()
    {
        using var disk = new SmallDisk(megabytes: 4);
        var path = Path.Combine(disk.Folder, "events.db");
        disk.FillTo(1 << 20);
        using var process = OtherProcess.Start("append", path, "0", "1000000");
        var lines = (await process.StandardOutput.ReadToEndAsync()).TrimEnd().Split('\n');
        await process.WaitForExitAsync();
        Assert.StartsWith($"IOException The file '{path}' cannot be used: ", lines[^1], StringComparison.Ordinal);
        disk.MakeRoom();
        await using var store = await SqliteStore.OpenAsync(path);
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        Assert.Equal(Some.ReportOf(lines.Length - 1), ledger.Messages.Report().ToJson());
        await ledger.AppendAsync(Some.Batch(lines.Length - 1));
        Assert.Equal(Some.ReportOf(lines.Length), ledger.Messages.Report().ToJson());
        Kills.Found($"{lines.Length - 1:N0} acknowledged batches until the disk was full, all there once");
    }

    [Fact]
    public async Task A_file_that_may_not_grow_fails_the_append_and_keeps_what_was_acknowledged()
    {
        if (!OperatingSystem.IsLinux()) Needs.Missing("a shell that limits the size of files");
        // No file may grow beyond 1,000 blocks of 512 bytes, and the signal is ignored, so that writing fails. The variable keeps the
        // runtime from making a larger file for itself.
        const string limits = "ulimit -f 1000; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0";
        using var process = OtherProcess.StartAfter(limits, "append", _folder.File(), "0", "1000000");
        var lines = (await process.StandardOutput.ReadToEndAsync()).TrimEnd().Split('\n');
        await process.WaitForExitAsync();
        Assert.StartsWith($"IOException The file '{_folder.File()}' cannot be used: ", lines[^1], StringComparison.Ordinal);
        await using var store = await SqliteStore.OpenAsync(_folder.File());
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        Assert.Equal(Some.ReportOf(lines.Length - 1), ledger.Messages.Report().ToJson());
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_when_it_is_opened()
    {
        if (!OperatingSystem.IsLinux())
        {
            Needs.Missing("a file system with permissions");
            return;
        }
        await FillAsync();
        // Another user has to reach the file.
        File.SetUnixFileMode(Path.GetDirectoryName(_folder.File())!, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(_folder.File(), UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var process = OtherProcess.StartAsNobody("open", _folder.File());
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.StartsWith($"IOException The file '{_folder.File()}' cannot be written", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_locked_is_told()
    {
        await FillAsync();
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        await using var store =
            await SqliteStore.OpenAsync(_folder.File(), new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(1) });
        var e = await Assert.ThrowsAsync<IOException>(() => store.CreateAsync("other", 1));
        Assert.Contains("was locked by another program", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_set_up_a_file_at_once()
    {
        var processes = Enumerable.Range(0, 2).Select(_ => OtherProcess.Start("open", _folder.File())).ToList();
        foreach (var process in processes)
        {
            Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }
    }

    [Fact]
    public async Task Two_processes_append_to_one_file()
    {
        var processes = Enumerable.Range(0, 2)
            .Select(number => OtherProcess.Start("append", _folder.File(), number == 0 ? "0" : "40", "50")).ToList();
        foreach (var process in processes)
        {
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }
        await using var store = await SqliteStore.OpenAsync(_folder.File());
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        Assert.Equal(Some.ReportOf(90), ledger.Messages.Report().ToJson());
    }

    /// <summary>The report of a copy, in hexadecimal.</summary>
    private async Task<string> ReportOfAsync(byte[] file, byte[] log)
    {
        var path = _folder.File("torn.db");
        try
        {
            await File.WriteAllBytesAsync(path, file);
            await File.WriteAllBytesAsync(path + "-wal", log);
            await using var store = await SqliteStore.OpenAsync(path);
            await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
            return Convert.ToHexString(ledger.Messages.Report().ToJson());
        }
        finally
        {
            foreach (var one in new[] { path, path + "-wal", path + "-shm" }) File.Delete(one);
        }
    }

    private async Task FillAsync()
    {
        await using var store = await SqliteStore.OpenAsync(_folder.File());
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        for (var i = 0; i < Batches; i++) await ledger.AppendAsync(Some.Batch(i));
    }

    /// <summary>Opens a ledger on a damaged copy.</summary>
    /// <returns>Whether the damage was told; if not, it was where nothing is, and the report is whole.</returns>
    private async Task<bool> IsToldAsync(byte[] content)
    {
        var path = _folder.File("damaged.db");
        await File.WriteAllBytesAsync(path, content);
        try
        {
            await using var store = await SqliteStore.OpenAsync(path);
            await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
            Assert.Equal(Some.ReportOf(Batches), ledger.Messages.Report().ToJson());
            return false;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            var told = e.Message.StartsWith("Block ", StringComparison.Ordinal) ? Some.Ledger : path;
            Assert.Contains(told, e.Message, StringComparison.Ordinal);
            return true;
        }
        finally
        {
            foreach (var file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
        }
    }
}

using BenchmarkDotNet.Running;
using CampaignMetrics.Benchmarks;

if (args is ["stages", var file, .. var threads])
    return Stages.Run(
        file, threads is [var count] ? Number(count) : Environment.ProcessorCount);
if (args is ["memory", .. { Length: > 0 } kept]) return Memory.Run(kept);
if (args is ["growth", .. { Length: > 0 } files]) return Growth.Run(files);
if (args is ["append", var place, var writers, var batch, var events])
    return await Appending.RunAsync(new StorePlace(place), Number(writers), Number(batch), Number(events));
if (args is ["receive", var into, var connections, var size, var seconds])
    return await Receiving.RunAsync(new StorePlace(into), Number(connections), Number(size), Number(seconds));
if (args is ["reopen", var again, var all]) return await Reopening.RunAsync(new StorePlace(again), Number(all));
if (args is ["small", var ledgers, var each]) return Small.Run(Number(ledgers), Number(each));
if (args is ["asking", var emails, var messages, var contacts]) return Asking.Run(Number(emails), Number(messages), Number(contacts));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

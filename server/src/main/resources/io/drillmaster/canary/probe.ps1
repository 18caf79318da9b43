# Drillmaster probe for Windows PowerShell 5.1 and PowerShell 7, for a host or CI
# job that the server cannot look into. It looks whether the markers of one
# security drill are on this machine and tells the server: is the file there, when
# was it changed, its first lines, this machine's name, what its clock shows and,
# in a CI job, which job it is. It reads nothing else and changes nothing.
#
# Run it with: powershell -ExecutionPolicy Bypass -File probe.ps1 [OPTIONS]
#   -Watch SECONDS   look again and again for so long, or until the drill ends
#   -Every SECONDS   pause between two looks of -Watch (5)
#   -HostName NAME   this machine's name, where its own would not be known
#   -Quiet           say nothing but what went wrong
#   -Strict          end with a code that tells how it went; without it the
#                    code is 0, because a probe must not break a build
#   -Installed PACKAGE -Client NAME -ClientVersion VERSION
#   -InstallExitCode CODE [-Blocked]
#                    how the install of a drill package went; -Blocked: the
#                    client did not run its install scripts
# Codes with -Strict: 0 reported, 64 wrong option,
# 75 server not reached (try again later), 76 refused (key ended, or a proxy).
param(
    [ValidateRange(0, 99999)][int]$Watch = 0,
    [ValidateRange(1, 99999)][int]$Every = 5,
    [string]$HostName = '',
    [string]$Installed = '',
    [string]$Client = 'unknown',
    [string]$ClientVersion = '',
    [int]$InstallExitCode = [int]::MinValue,
    [switch]$Blocked,
    [switch]$Quiet,
    [switch]$Strict
)

$Url = @URL@
$State = @{ Answer = ''; Exchanges = @(); Server = 'running'; Missed = 0 }

function Write-Complaint([string]$Sentence) {
    [Console]::Error.WriteLine("probe: $Sentence")
}

function ConvertTo-Plain([string]$Text) {
    $plain = $Text -creplace '[^\x20-\x7e]', ''
    if ($plain.Length -gt 200) { $plain = $plain.Substring(0, 200) }
    return $plain
}

# Seconds since 1970 of a time in UTC. Windows PowerShell reads a clock that moves in
# steps of 16 ms, so a stamp that is used as an upper bound is given one step more.
function ConvertTo-Stamp([DateTime]$Time, [bool]$IsUpperBound) {
    $ticks = $Time.Ticks - 621355968000000000
    if ($IsUpperBound) { $ticks += 160000 }
    $rest = $ticks % 10000000
    $seconds = ($ticks - $rest) / 10000000
    return [string]::Format([Globalization.CultureInfo]::InvariantCulture, '{0}.{1:D7}', [long]$seconds, [long]$rest)
}

# Sends one message; leaves the answer, or why there is none, in $State.Answer.
function Send-Once([string]$Message) {
    $body = [Text.Encoding]::UTF8.GetBytes("drillmaster-probe=2`n$Message`nend=1`n")
    try {
        $reply = Invoke-WebRequest -UseBasicParsing -Uri $Url -Method Post -ContentType 'text/plain' -Body $body -TimeoutSec 10
        if ($reply.Content -is [byte[]]) {
            $State.Answer = [Text.Encoding]::UTF8.GetString($reply.Content)
        } else {
            $State.Answer = [string]$reply.Content
        }
        return 0
    } catch {
        $State.Answer = $_.Exception.Message
        $status = 0
        $response = $_.Exception.PSObject.Properties['Response']
        if ($response -and $response.Value) { $status = [int]$response.Value.StatusCode }
        if ($status -ge 300 -and $status -lt 500 -and $status -ne 408 -and $status -ne 429) { return 76 }
        return 75
    }
}

# What the server was not able to take is sent again: equal bytes are one report to it.
function Send-Message([string]$Message) {
    foreach ($pause in 1, 3, 0) {
        $code = Send-Once $Message
        if ($code -ne 75 -or $pause -eq 0) { return $code }
        Start-Sleep -Seconds $pause
    }
}

function Get-Field([string]$Name) {
    foreach ($line in ($State.Answer -split "`r?`n")) {
        if ($line.StartsWith("$Name=")) { return $line.Substring($Name.Length + 1) }
    }
    return ''
}

# One comparison of the clocks, as NTP does it.
function Compare-ClockOnce {
    $t1 = ConvertTo-Stamp ([DateTime]::UtcNow) $false
    $code = Send-Once 'step=hello'
    if ($code -ne 0) { return $code }
    $t4 = ConvertTo-Stamp ([DateTime]::UtcNow) $true
    $t2 = Get-Field 't2'
    $t3 = Get-Field 't3'
    if ($t2 -eq '' -or $t3 -eq '') { return 76 }
    $State.Server = Get-Field 'state'
    $State.Exchanges += "exchange=$t1 $t2 $t3 $t4"
    return 0
}

# Compares the clocks so many times; what fails is tried again, three times in all.
function Compare-Clock([int]$Times) {
    $State.Exchanges = @()
    $State.Missed = 0
    $failures = 0
    while ($Times -gt 0 -and $failures -lt 3) {
        $code = Compare-ClockOnce
        if ($code -eq 0) {
            $Times--
            continue
        }
        $State.Missed = $code
        $failures++
        if ($code -eq 76) { break }
        if ($failures -lt 3) { Start-Sleep -Seconds $failures }
    }
    return ($State.Exchanges.Count -gt 0)
}

function Find-Marker([string]$Path) {
    "marker=$Path"
    $item = Get-Item -LiteralPath $Path -Force -ErrorAction SilentlyContinue
    if ($item -is [IO.FileInfo] -and -not ($item.Attributes -band [IO.FileAttributes]::ReparsePoint)) {
        'state=present'
        'modified=' + (ConvertTo-Stamp $item.LastWriteTimeUtc $true)
        try {
            $file = [IO.File]::Open($item.FullName, 'Open', 'Read', 'ReadWrite')
            try {
                $buffer = New-Object byte[] 4096
                $count = $file.Read($buffer, 0, $buffer.Length)
                $text = [Text.Encoding]::ASCII.GetString($buffer, 0, $count) -creplace '[^\x0a\x20-\x7e]', ''
                foreach ($line in $text.Split("`n")) { if ($line -ne '') { "line=$line" } }
            } finally {
                $file.Dispose()
            }
        } catch {
            $State.Answer = $_.Exception.Message # it is there; that it cannot be read changes nothing
        }
    } elseif ($null -ne $item -or -not (Test-Path -LiteralPath ([IO.Path]::GetDirectoryName($Path)) -PathType Container)) {
        'state=unknown'
    } else {
        'state=absent'
    }
}

function Find-AllMarkers {
    $lines = @(
@LOOKS@
    )
    return ($lines -join "`n")
}

function Get-Job {
    $names = @{}
    if ($env:GITHUB_ACTIONS) {
        $names = [ordered]@{ system = 'github'; repository = $env:GITHUB_REPOSITORY; run = $env:GITHUB_RUN_ID
            attempt = $env:GITHUB_RUN_ATTEMPT; job = $env:GITHUB_JOB; runner = $env:RUNNER_NAME; commit = $env:GITHUB_SHA }
    } elseif ($env:GITLAB_CI) {
        $names = [ordered]@{ system = 'gitlab'; repository = $env:CI_PROJECT_PATH; run = $env:CI_PIPELINE_ID
            job = $env:CI_JOB_NAME; 'job-id' = $env:CI_JOB_ID; runner = $env:CI_RUNNER_DESCRIPTION; commit = $env:CI_COMMIT_SHA }
    } elseif ($env:BUILD_URL) {
        $names = [ordered]@{ system = 'jenkins'; job = $env:JOB_NAME; run = $env:BUILD_NUMBER; runner = $env:NODE_NAME }
    }
    foreach ($name in $names.Keys) {
        if ($names[$name]) { "ci=$name=" + (ConvertTo-Plain $names[$name]) }
    }
}

function Get-InstallReport {
    if ($Installed -ne '') {
        'install=' + (ConvertTo-Plain $Installed)
        'client=' + (ConvertTo-Plain $Client)
        'client-version=' + (ConvertTo-Plain $ClientVersion)
        "exit-code=$InstallExitCode"
        if ($Blocked) { 'blocked=yes' } else { 'blocked=no' }
    }
}

function Send-Report([string[]]$Exchanges, [string]$Found, [string[]]$More) {
    $lines = @('step=report', "host=$Machine") + $Exchanges + @(Get-Job) + @($Found) + $More
    return (Send-Message (($lines | Where-Object { $_ }) -join "`n"))
}

function Write-Why([int]$Code) {
    if ($Code -eq 76) {
        Write-Complaint "the server refused: $($State.Answer)"
    } else {
        Write-Complaint "the server cannot be reached: $($State.Answer)"
    }
}

function Write-Found([string]$Found) {
    if ($Quiet) { return }
    foreach ($line in $Found.Split("`n")) {
        if ($line.StartsWith('marker=')) { Write-Host ('probe: ' + $line.Substring(7)) }
        if ($line.StartsWith('state=')) { Write-Host ('probe:   ' + $line.Substring(6)) }
    }
}

function Watch-Marker([string]$Found) {
    $left = $Watch
    $silent = 0
    $untold = @()
    $failing = $false
    while ($left -gt 0 -and $State.Server -ne 'over') {
        Start-Sleep -Seconds $Every
        $left -= $Every
        $silent += $Every
        if (-not (Compare-Clock 1)) {
            if (-not $failing -or $State.Missed -eq 76) { Write-Why $State.Missed }
            if ($State.Missed -eq 76) { return 76 }
            $failing = $true
            continue
        }
        $failing = $false
        $earlier = $Found
        $Found = Find-AllMarkers
        $exchanges = $State.Exchanges
        if ($Found -ceq $earlier -and $silent -lt 60 -and $State.Server -ne 'over') {
            $untold = $exchanges
            continue
        }
        if ($Found -cne $earlier -and $untold.Count -gt 0) {
            # The last look before the change: what was not there then was not there yet.
            $null = Send-Report $untold $earlier @()
        }
        $code = Send-Report $exchanges $Found @()
        if ($code -eq 0) {
            $silent = 0
            $untold = @()
            if ($Found -cne $earlier) { Write-Found $Found }
        } else {
            Write-Why $code
            $Found = $earlier
            $failing = $true
        }
    }
    if ($failing) { return 75 }
    return 0
}

function Invoke-Probe {
    if ($Installed -ne '' -and $InstallExitCode -eq [int]::MinValue) {
        Write-Complaint '-Installed needs -InstallExitCode; the head of the script lists the options. Nothing was reported.'
        return 64
    }
    # Four comparisons: together they bound this clock more closely than any one of them. The last comes before the look.
    if (-not (Compare-Clock 4)) {
        Write-Why $State.Missed
        Write-Complaint 'nothing was reported'
        return $State.Missed
    }
    $found = Find-AllMarkers
    $code = Send-Report $State.Exchanges $found @(Get-InstallReport)
    if ($code -ne 0) {
        Write-Why $code
        Write-Complaint 'the report was not taken'
        return $code
    }
    Write-Found $found
    return (Watch-Marker $found)
}

$Machine = $HostName
if ($Machine -eq '') { $Machine = [Environment]::MachineName }
$Machine = ($Machine -replace ' ', '-') -creplace '[^A-Za-z0-9._-]', ''
if ($Machine -eq '') { $Machine = 'unnamed-host' }
$ProgressPreference = 'SilentlyContinue' # its bar slows Windows PowerShell down
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
$code = Invoke-Probe
if ($Strict -and $code -ne 0) { exit $code }

BeforeDiscovery {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/StagingTools")
    Import-Module $module
    $cmdlets = (Get-Command -Module StagingTools).Name
}

Describe 'Help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $cmdlet = $_
        $help = Get-Help $cmdlet -Full
    }

    It 'says what the cmdlet does' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match "^\s*$cmdlet \["
        $help.Description.Text | Should -Not -BeNullOrEmpty
    }

    It 'describes every parameter' {
        $common = [Management.Automation.Cmdlet]::CommonParameters
        foreach ($parameter in (Get-Command $cmdlet).Parameters.Keys.Where({ $_ -notin $common })) {
            ($help.parameters.parameter.Where({ $_.name -eq $parameter })).description.Text |
                Should -Not -BeNullOrEmpty -Because "-$parameter needs a description"
        }
    }

    It 'has examples that parse, with parameters that exist' {
        $help.examples.example.Count | Should -BeGreaterThan 0
        foreach ($example in $help.examples.example) {
            $errors = $null
            $ast = [Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty
            $calls = $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -match '-Staging' }, $true)
            foreach ($call in $calls) {
                $known = (Get-Command $call.GetCommandName()).Parameters.Keys
                foreach ($parameter in $call.CommandElements.Where({ $_ -is [Management.Automation.Language.CommandParameterAst] })) {
                    $parameter.ParameterName | Should -BeIn $known
                }
            }
        }
    }
}

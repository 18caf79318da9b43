package io.drillmaster.drillpackages.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class GemfileTest {
    @Test
    void plainGemsAreTakenAndTheRestIsReported() {
        var file = DependencyFormat.GEMFILE.read("""
                source "https://rubygems.org"
                ruby "3.3.0"
                gem "rails", "~> 7.1" # the web
                gem 'puma', '>= 5', require: false
                gem("pg")
                gem "with-options",
                    "1.0",
                    require: false
                group :development, :test do
                  gem "debug", platforms: %i[mri]
                end
                gem "from-git", git: "https://git.example.com/x.git"
                gem "old-style", :path => "../x"
                path "components" do
                  gem "local"
                end
                gem "after", "1.0"
                gemspec
                gem name_of_the_day
                eval_gemfile "Gemfile.more"
                if ENV["CI"]
                  gem "ci-only"
                end
                """);
        assertThat(file.dependencies())
                .extracting(dependency -> dependency.name().value(), Dependency::line)
                .containsExactly(
                        tuple("rails", 3),
                        tuple("puma", 4),
                        tuple("pg", 5),
                        tuple("with-options", 6),
                        tuple("debug", 10),
                        tuple("after", 17),
                        tuple("ci-only", 22));
        assertThat(file.skipped()).extracting(SkippedLine::line).containsExactly(12, 13, 15, 18, 19, 20);
    }

    @Test
    void theLockFileTellsAllGemsOfTheRegistry() {
        var file = DependencyFormat.GEMFILE_LOCK.read("""
                GIT
                  remote: https://git.example.com/x.git
                  revision: 0123
                  specs:
                    from-git (0.1)
                PATH
                  remote: .
                  specs:
                    local (0.1)

                GEM
                  remote: https://rubygems.org/
                  specs:
                    rack (3.0.0)
                    rails (7.1.0)
                      rack (>= 2.2)
                    nokogiri (1.16.0-x86_64-linux)

                PLATFORMS
                  x86_64-linux

                DEPENDENCIES
                  rails (~> 7.1)

                BUNDLED WITH
                   2.5.3
                """);
        assertThat(file.dependencies())
                .extracting(dependency -> dependency.name().value(), Dependency::line)
                .containsExactly(tuple("rack", 14), tuple("rails", 15), tuple("nokogiri", 17));
        assertThat(file.skipped()).extracting(SkippedLine::line).containsExactly(5, 9);
    }

    @Test
    void aLockFileInTheMiddleOfAMergeIsAnErrorWithItsLine() {
        assertThatThrownBy(() -> DependencyFormat.GEMFILE_LOCK.read("GEM\n  specs:\n<<<<<<< HEAD\n    rack (1)\n"))
                .isInstanceOf(DependencyFileException.class)
                .hasMessageStartingWith("line 3: '<<<<<<< HEAD'");
    }
}

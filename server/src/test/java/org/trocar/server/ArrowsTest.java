package org.trocar.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The design's arrows: who may import whom, and what the core must not know. */
class ArrowsTest {
    private static final String CORE = "org.trocar.core..";
    private static final String CONTENT = "org.trocar.core.content..";
    private static final String PROTOS = "org.trocar.protos..";
    private static final String TELEMETRY = "org.trocar.telemetry..";
    private static final String XR_BRIDGE = "org.trocar.xrbridge..";
    private static final String SERVER = "org.trocar.server..";
    private static final String BENCHMARKS = "org.trocar.benchmarks..";

    private static final JavaClasses TROCAR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.trocar");

    private static ArchRule mayNotImport(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    @Test
    void everyModuleIsLookedAt() {
        for (String module : Set.of(CORE, CONTENT, PROTOS, TELEMETRY, XR_BRIDGE, SERVER)) {
            assertTrue(TROCAR.stream().anyMatch(resideInAPackage(module)), module);
        }
    }

    @Test
    void coreImportsNoOtherModule() {
        mayNotImport(CORE, PROTOS, TELEMETRY, XR_BRIDGE, SERVER, BENCHMARKS).check(TROCAR);
    }

    @Test
    void protosImportCoreOnly() {
        mayNotImport(PROTOS, TELEMETRY, XR_BRIDGE, SERVER, BENCHMARKS).check(TROCAR);
    }

    @Test
    void telemetryImportsCoreAndProtosOnly() {
        mayNotImport(TELEMETRY, XR_BRIDGE, SERVER, BENCHMARKS).check(TROCAR);
    }

    @Test
    void theBridgeImportsCoreAndProtosOnly() {
        mayNotImport(XR_BRIDGE, TELEMETRY, SERVER, BENCHMARKS).check(TROCAR);
    }

    @Test
    void theServerDoesNotImportBenchmarks() {
        mayNotImport(SERVER, BENCHMARKS).check(TROCAR);
    }

    @Test
    void coreKnowsTheJdkAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .and()
                .resideOutsideOfPackage(CONTENT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE, "java..")
                .check(TROCAR);
    }

    @Test
    void onlyContentReadsFilesAndYaml() {
        classes()
                .that()
                .resideInAPackage(CONTENT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE, "java..", "org.yaml.snakeyaml..")
                .check(TROCAR);
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and()
                .resideOutsideOfPackage(CONTENT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.time..")
                .check(TROCAR);
    }

    @Test
    void coreReadsNoClockAndNoHiddenRandomness() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should(ArchConditions.callMethodWhere(JavaCall.Predicates.target(
                        DescribedPredicate.describe("reads a clock", ArrowsTest::readsAClock))))
                .check(TROCAR);
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(Random|concurrent\\.ThreadLocalRandom)|java\\.security\\.SecureRandom")
                .check(TROCAR);
    }

    private static boolean readsAClock(com.tngtech.archunit.core.domain.AccessTarget target) {
        return target.getOwner().getName().equals("java.lang.System")
                && Set.of("nanoTime", "currentTimeMillis").contains(target.getName());
    }

    /** Math's transcendental functions may differ in the last bit between machines; StrictMath's may not. */
    @Test
    void coreUsesNoMachineDependentMathematics() {
        Set<String> exact = Set.of(
                "abs",
                "max",
                "min",
                "sqrt",
                "floor",
                "ceil",
                "rint",
                "round",
                "signum",
                "copySign",
                "clamp",
                "toIntExact",
                "addExact",
                "multiplyExact",
                "subtractExact",
                "floorMod",
                "floorDiv",
                "ulp",
                "getExponent");
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should(ArchConditions.callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                        "is an inexact function of java.lang.Math",
                        target -> target.getOwner().getName().equals("java.lang.Math")
                                && !exact.contains(target.getName())))))
                .check(TROCAR);
    }

    @Test
    void packagesFormNoCircle() {
        for (String module : Set.of("core", "protos", "telemetry", "xrbridge", "server")) {
            slices().matching("org.trocar." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(TROCAR);
        }
    }

    @Test
    void anArrowThatRunsTheWrongWayIsFound() {
        assertThrows(AssertionError.class, () -> mayNotImport(SERVER, CORE).check(TROCAR));
    }
}
